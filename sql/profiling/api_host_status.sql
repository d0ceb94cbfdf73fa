create or replace function profiling.api_host_status(
    query jsonb default '{}',
    at timestamptz default now()
)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU037
declare
    wanted_pids integer[] := profiling._wanted_pids(query);
    page_size bigint := profiling._page(query, 'limit', 1, 1000);
    page_start bigint := coalesce(profiling._page(query, 'offset', 0, 2147483647), 0);
    seen_after timestamptz := at - muster.setting_interval('profiling.host_fresh_within');
    answer jsonb;
begin
    with host as materialized (
        select a.agent_id, a.service_name, a.hostname, host(a.ip_address) as ip_address,
               coalesce(c.pids, '{}') as pids,
               coalesce(c.command_type, 'N/A') as command_type,
               coalesce(c.status, 'stopped') as profiling_status,
               b.seen_at
        from fleet.beat as b
        join fleet.agent as a
          on a.agent_id = b.agent_id
        left join profiling.command as c
          on c.agent_id = b.agent_id
        where b.seen_at > seen_after
          and profiling._matches(query, 'service_name', a.service_name)
          and profiling._matches(query, 'hostname', a.hostname)
          and profiling._matches(query, 'ip_address', host(a.ip_address))
          and profiling._equals(query, 'command_type', coalesce(c.command_type, 'N/A'))
          and profiling._equals(query, 'profiling_status', coalesce(c.status, 'stopped'))
          and (wanted_pids is null or c.pids && wanted_pids)
    ),
    page as (
        select h.agent_id, h.service_name, h.hostname, h.ip_address, h.pids, h.command_type,
               h.profiling_status, h.seen_at
        from host as h
        order by h.seen_at desc, h.agent_id
        limit page_size
        offset page_start
    )
    select jsonb_build_object(
        'hosts', coalesce((
            select jsonb_agg(jsonb_build_object(
                'id', p.agent_id, 'service_name', p.service_name, 'hostname', p.hostname,
                'ip_address', p.ip_address, 'pids', to_jsonb(p.pids),
                'command_type', p.command_type, 'profiling_status', p.profiling_status,
                'heartbeat_timestamp', profiling._time_text(p.seen_at))
                order by p.seen_at desc, p.agent_id)
            from page as p), '[]'),
        'active_count', (select count(*) from host),
        'total_count', (
            select count(distinct a.hostname)
            from fleet.agent as a
            join fleet.beat as b
              on b.agent_id = a.agent_id
            where b.seen_at > '-infinity'
              and profiling._matches(query, 'service_name', a.service_name)))
    into answer;
    return answer;
end
$$;

comment on function profiling.api_host_status(jsonb, timestamptz) is
'GET /api/metrics/profiling/host_status: query is an object of the parameters; one that is given
several times is an array. limit and offset are optional; counts come before them.

Raises MU037 for pids, limit or offset that are no integers.';

revoke all on function profiling.api_host_status(jsonb, timestamptz) from public;
