create or replace function profiling.stop_host(
    hostname text,
    service_name text default null,
    pids integer[] default null,
    requested_by text default null,
    at timestamptz default now(),
    out request_id uuid,
    out hosts integer,
    out refused text[]
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: what profiling._stop() writes
-- Raises: MU035, MU235, MU237
declare
    agent_ids bigint[];
begin
    if pids = '{}' then
        perform profiling._invalid('pids', 'they are empty');
    end if;
    select array_agg(a.agent_id order by a.agent_id)
    into agent_ids
    from fleet.agent as a
    where a.hostname = stop_host.hostname
      and (stop_host.service_name is null or a.service_name = stop_host.service_name);
    if agent_ids is null then
        raise exception using
            errcode = 'MU235',
            message = 'no host matches the target',
            detail = format('Host %s, service %s.', left(hostname, 255),
                            coalesce(left(service_name, 255), 'any')),
            hint = 'See fleet.stat_agent.';
    end if;
    select s.request_id, s.hosts, s.refused
    into request_id, hosts, refused
    from profiling._stop(
        stop_host.service_name, case when pids is null then 'host' else 'process' end, agent_ids,
        array_fill(pids::text, array[cardinality(agent_ids)]), requested_by,
        jsonb_build_object(hostname, pids), at) as s;
end
$$;

comment on function profiling.stop_host(text, text, integer[], text, timestamptz) is
'Stops profiling on a host, or of some processes there: the command goes on with the remaining pids,
and becomes a stop when none is left.

Raises MU035 for empty pids, MU235 for an unknown host, MU237 when pids are to be taken from a profile
of the whole host.';

revoke all on function profiling.stop_host(text, text, integer[], text, timestamptz) from public;
