create or replace function fleet._ensure_agent(
    hostname text,
    service_name text,
    at timestamptz,
    out agent_id bigint,
    out host_id bigint,
    out is_new boolean
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The agent of these two names, made with its host and service when it is not known. A new agent has
-- never been seen: its beat is at -infinity until a heartbeat arrives.
-- Writes: fleet.host, fleet.service, fleet.agent, fleet.beat, fleet.outbox
-- Raises: MU020
declare
    service integer;
    host_is_new boolean := false;
begin
    is_new := false;
    select a.agent_id, a.host_id
    into agent_id, host_id
    from fleet.agent as a
    where a.hostname = _ensure_agent.hostname
      and a.service_name = _ensure_agent.service_name;
    if found then
        return;
    end if;

    perform fleet._check_name('hostname', hostname);
    perform fleet._check_name('service_name', service_name, false);
    perform fleet._durable();

    insert into fleet.service as s (service_name, created_at)
    values (_ensure_agent.service_name, at)
    on conflict on constraint service_service_name_key do nothing;
    select s.service_id
    into strict service
    from fleet.service as s
    where s.service_name = _ensure_agent.service_name;

    insert into fleet.host as h (hostname, created_at, liveness_since, changes_since)
    values (_ensure_agent.hostname, at, at, at)
    on conflict on constraint host_hostname_key do nothing;
    host_is_new := found;
    select h.host_id
    into strict host_id
    from fleet.host as h
    where h.hostname = _ensure_agent.hostname;

    insert into fleet.agent as a (host_id, service_id, hostname, service_name, first_seen_at, facts_at)
    values (_ensure_agent.host_id, service, _ensure_agent.hostname, _ensure_agent.service_name, at, at)
    on conflict on constraint agent_hostname_service_name_key do nothing
    returning a.agent_id
    into agent_id;
    is_new := found;
    if not is_new then
        select a.agent_id
        into strict agent_id
        from fleet.agent as a
        where a.hostname = _ensure_agent.hostname
          and a.service_name = _ensure_agent.service_name;
        return;
    end if;

    -- A new agent asks for commands once: a service may be subscribed to already.
    insert into fleet.beat (agent_id, host_id, hostname, service_name, seen_at, is_due)
    values (_ensure_agent.agent_id, _ensure_agent.host_id, _ensure_agent.hostname,
            _ensure_agent.service_name, '-infinity', true);
    if host_is_new then
        insert into fleet.outbox (topic, subject, detail)
        values ('fleet_host', host_id::text,
                jsonb_build_object('change', 'joined', 'hostname', hostname));
    end if;
end
$$;

revoke all on function fleet._ensure_agent(text, text, timestamptz) from public;
