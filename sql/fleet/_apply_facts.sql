create or replace function fleet._apply_facts(
    agent_id bigint,
    facts_hash bigint,
    ip_address text,
    namespace text,
    pod_name text,
    workloads jsonb,
    jobs text[],
    executors text[],
    boot_id text,
    status text,
    gpu_count integer,
    supported_events text[],
    agent_version text,
    run_mode text,
    at timestamptz
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- What a heartbeat says about the host and seldom changes. Null means: not told, stays as it was.
-- Writes: fleet.agent, fleet.beat, fleet.host, fleet.outbox
-- Raises: MU020
declare
    address inet;
    before fleet.host;
begin
    if ip_address is not null then
        begin
            address := ip_address::inet;
        exception when invalid_text_representation then
            perform fleet._invalid('ip_address', 'it is neither IPv4 nor IPv6', ip_address);
        end;
    end if;
    if status is not null and status not in ('active', 'idle', 'error', 'offline') then
        perform fleet._invalid('status', 'allowed are active, idle, error and offline', status);
    end if;
    if gpu_count < 0 then
        perform fleet._invalid('gpu_count', 'it is negative', gpu_count::text);
    end if;
    perform fleet._check_name('namespace', namespace, false);
    perform fleet._check_name('pod_name', pod_name, false);
    perform fleet._check_name('boot_id', boot_id, false);
    perform fleet._check_name('agent_version', agent_version, false);
    perform fleet._check_name('run_mode', run_mode, false);

    update fleet.agent as a
    set ip_address = coalesce(address, a.ip_address),
        status = coalesce(_apply_facts.status, a.status),
        namespace = coalesce(_apply_facts.namespace, a.namespace),
        pod_name = coalesce(_apply_facts.pod_name, a.pod_name),
        agent_version = coalesce(_apply_facts.agent_version, a.agent_version),
        run_mode = coalesce(_apply_facts.run_mode, a.run_mode),
        gpu_count = coalesce(_apply_facts.gpu_count, a.gpu_count),
        supported_events = coalesce(_apply_facts.supported_events, a.supported_events),
        executors = coalesce(_apply_facts.executors, a.executors),
        jobs = coalesce(_apply_facts.jobs, a.jobs),
        workloads = coalesce(_apply_facts.workloads, a.workloads),
        facts_at = at
    where a.agent_id = _apply_facts.agent_id;

    update fleet.beat as b
    set facts_hash = _apply_facts.facts_hash
    where b.agent_id = _apply_facts.agent_id;

    if boot_id is not null then
        select h.*
        into before
        from fleet.agent as a
        join fleet.host as h
          on h.host_id = a.host_id
        where a.agent_id = _apply_facts.agent_id
          and h.boot_id is distinct from _apply_facts.boot_id
        for no key update of h;
        if found then
            update fleet.host as h
            set boot_id = _apply_facts.boot_id
            where h.host_id = before.host_id;
            if before.boot_id is not null then
                insert into fleet.outbox (topic, subject, detail)
                values ('fleet_host', before.host_id::text,
                        jsonb_build_object('change', 'rebooted', 'hostname', before.hostname));
            end if;
        end if;
    end if;
end
$$;

revoke all on function fleet._apply_facts(bigint, bigint, text, text, text, jsonb, text[], text[], text,
    text, integer, text[], text, text, timestamptz) from public;
