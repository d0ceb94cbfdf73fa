create or replace function profiling.api_workload_status(
    query jsonb default '{}',
    at timestamptz default now()
)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Base rows are fresh hosts x containers x processes, outer joined; every scope is a grouping of them.
-- Raises: MU037
declare
    scope text := coalesce(query ->> 'scope', 'host');
    wanted_pids integer[] := profiling._wanted_pids(query);
    page_size bigint := profiling._page(query, 'limit', 1, 1000);
    page_start bigint := coalesce(profiling._page(query, 'offset', 0, 2147483647), 0);
    seen_after timestamptz := at - muster.setting_interval('profiling.host_fresh_within');
    answer jsonb;
begin
    if scope not in ('service', 'namespace', 'host', 'pod', 'container', 'process') then
        perform profiling._raise_problems(jsonb_build_array(jsonb_build_object(
            'loc', '["query", "scope"]'::jsonb,
            'msg', 'allowed are service, namespace, host, pod, container and process',
            'type', 'value_error')));
    end if;

    with base as materialized (
        select a.service_name, a.hostname, host(a.ip_address) as ip_address, a.agent_version,
               a.run_mode, b.seen_at, a.agent_id, n.namespace, k.pod_name, k.container_name,
               k.workload_name, k.workload_kind, p.pid, p.process_name,
               c.command_type, c.config,
               profiling._status_of(c, p.pid, at) as status
        from fleet.beat as b
        join fleet.agent as a
          on a.agent_id = b.agent_id
        left join profiling.command as c
          on c.agent_id = b.agent_id
        left join fleet.container as k
          on k.agent_id = b.agent_id
        left join fleet.namespace as n
          on n.namespace_id = k.namespace_id
        left join fleet.process as p
          on p.container_id = k.container_id
        where b.seen_at > seen_after
          and profiling._matches(query, 'service_name', a.service_name)
          and profiling._matches(query, 'hostname', a.hostname)
          and profiling._matches(query, 'ip_address', host(a.ip_address))
          and profiling._matches(query, 'namespace', n.namespace)
          and profiling._matches(query, 'pod_name', k.pod_name)
          and profiling._matches(query, 'container_name', k.container_name)
          and profiling._matches(query, 'workload_name', k.workload_name)
          and profiling._matches(query, 'process_name', p.process_name)
          and profiling._equals(query, 'command_type', coalesce(c.command_type, 'N/A'))
          and (profiling._equals(query, 'profiling_status', profiling._status_of(c, p.pid, at))
               or (c.command_type = 'start' and c.status = 'pending'
                   and profiling._equals(query, 'profiling_status', 'pending')))
          and (wanted_pids is null or p.pid = any (wanted_pids))
    ),
    keyed as (
        -- The keys of each scope as one text; null where the row does not count in that scope.
        select x.service_name, x.hostname, x.ip_address, x.agent_version, x.run_mode, x.seen_at,
               x.agent_id, x.namespace, x.pod_name, x.container_name, x.workload_name,
               x.workload_kind, x.pid, x.process_name, x.command_type, x.config, x.status,
               x.service_name as service_key,
               case when x.namespace is not null
                   then jsonb_build_array(x.service_name, x.namespace)::text end as namespace_key,
               jsonb_build_array(x.service_name, x.hostname)::text as host_key,
               case when x.pod_name is not null
                   then jsonb_build_array(x.service_name, x.namespace, x.pod_name)::text
               end as pod_key,
               case when x.container_name is not null
                   then jsonb_build_array(x.service_name, x.hostname, x.namespace, x.pod_name,
                                          x.container_name)::text
               end as container_key,
               case when x.pid is not null
                   then jsonb_build_array(x.service_name, x.hostname, x.pid)::text
               end as process_key
        from base as x
    ),
    chosen as (
        select k.*,
               case scope
                   when 'service' then k.service_key
                   when 'namespace' then k.namespace_key
                   when 'host' then k.host_key
                   when 'pod' then k.pod_key
                   when 'container' then k.container_key
                   else k.process_key
               end as group_key
        from keyed as k
    ),
    grouped as (
        select c.group_key,
               (array_agg(to_jsonb(c) order by c.seen_at desc, c.agent_id, c.pid nulls last))[1]
                   as newest,
               array_agg(distinct c.pid order by c.pid) filter (where c.pid is not null) as pids,
               count(distinct c.hostname) as hosts,
               count(distinct c.namespace_key) as namespaces,
               count(distinct c.pod_key) as pods,
               count(distinct c.container_key) as containers,
               count(distinct c.process_key) as processes,
               max(c.seen_at) as seen_at,
               bool_or(c.status = 'active') as is_active
        from chosen as c
        where c.group_key is not null
        group by c.group_key
    ),
    line as (
        select jsonb_build_object(
                   'id', concat_ws('|', g.newest ->> 'service_name',
                       case when scope in ('namespace', 'pod')
                           then coalesce(g.newest ->> 'namespace', '') end,
                       case when scope in ('host', 'container', 'process')
                           then g.newest ->> 'hostname' end,
                       case when scope = 'container' then coalesce(g.newest ->> 'namespace', '') end,
                       case when scope in ('pod', 'container')
                           then coalesce(g.newest ->> 'pod_name', '') end,
                       case when scope = 'container' then g.newest ->> 'container_name' end,
                       case when scope = 'process' then g.newest ->> 'pid' end),
                   'scope', scope,
                   'serviceName', g.newest -> 'service_name',
                   'namespace', g.newest -> 'namespace',
                   'hostname', g.newest -> 'hostname',
                   'ipAddress', g.newest -> 'ip_address',
                   'podName', g.newest -> 'pod_name',
                   'containerName', g.newest -> 'container_name',
                   'workloadName', g.newest -> 'workload_name',
                   'workloadKind', g.newest -> 'workload_kind',
                   'processName', g.newest -> 'process_name',
                   'pid', g.newest -> 'pid')
               || jsonb_build_object(
                   'pids', to_jsonb(coalesce(g.pids, '{}')),
                   'activeHosts', g.hosts,
                   'hostCount', g.hosts,
                   'namespaceCount', g.namespaces,
                   'podCount', g.pods,
                   'containerCount', g.containers,
                   'processCount', g.processes,
                   'commandType', coalesce(g.newest ->> 'command_type', 'N/A'),
                   'profilingStatus', case when g.is_active then 'active'
                       else g.newest ->> 'status' end,
                   'profilingMode', case
                       when jsonb_typeof(g.newest -> 'config') is distinct from 'object' then null
                       when (g.newest #>> '{config,continuous}')::boolean then 'Continuous'
                       else 'Ad Hoc' end,
                   'frequency', g.newest #> '{config,frequency}',
                   'profilerSummary', profiling._profiler_summary(
                       nullif(g.newest -> 'config', 'null')),
                   'heartbeatTimestamp', profiling._time_text(g.seen_at),
                   'agentVersion', g.newest -> 'agent_version',
                   'runMode', g.newest -> 'run_mode') as item,
               row_number() over (
                   order by g.newest ->> 'service_name',
                            g.newest ->> 'namespace' nulls first,
                            g.newest ->> 'hostname' nulls first,
                            g.newest ->> 'pod_name' nulls first,
                            g.newest ->> 'container_name' nulls first,
                            (g.newest ->> 'pid')::integer nulls first) as place
        from grouped as g
    )
    select jsonb_build_object(
        'scope', scope,
        'rows', coalesce((
            select jsonb_agg(l.item order by l.place)
            from line as l
            where l.place > page_start
              and (page_size is null or l.place <= page_start + page_size)), '[]'),
        'tabCounts', (
            select jsonb_build_object(
                'service', count(distinct k.service_key),
                'namespace', count(distinct k.namespace_key),
                'host', count(distinct k.host_key),
                'pod', count(distinct k.pod_key),
                'container', count(distinct k.container_key),
                'process', count(distinct k.process_key))
            from keyed as k),
        'activeHosts', (select count(distinct k.hostname) from keyed as k),
        'totalCount', (select count(*) from grouped))
    into answer;
    return answer;
end
$$;

comment on function profiling.api_workload_status(jsonb, timestamptz) is
'GET /api/metrics/profiling/workload_status: query is an object of the parameters, scope among them;
one that is given several times is an array.

Raises MU037 for a bad scope, pids, limit or offset.';

revoke all on function profiling.api_workload_status(jsonb, timestamptz) from public;
