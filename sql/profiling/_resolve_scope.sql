create or replace function profiling._resolve_scope(body jsonb, at timestamptz)
returns table (agent_id bigint, hostname text, pids integer[])
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Who a request body means, in the order of the hosts. agent_id is null for a host that is named and
-- not known yet: its command waits for the first heartbeat.
declare
    service text := body ->> 'service_name';
    scope text := coalesce(body ->> 'target_scope', 'host');
    fresh interval := muster.setting_interval('profiling.host_fresh_within');
    has_entities boolean := coalesce(jsonb_array_length(
        case jsonb_typeof(body -> 'target_entities') when 'array' then body -> 'target_entities' end), 0)
        > 0;
begin
    if not has_entities and scope in ('host', 'process') then
        return query
        select a.agent_id, e.key,
               case when jsonb_typeof(e.value) = 'array' and jsonb_array_length(e.value) > 0 then array(
                   select distinct profiling._parse_integer(v.value)::integer
                   from jsonb_array_elements(e.value) as v
                   order by 1) end
        from jsonb_each(body -> 'target_hosts') as e
        left join fleet.agent as a
          on a.hostname = e.key
         and a.service_name = service
        order by e.key;
        return;
    end if;
    if scope = 'service' then
        return query
        select t.agent_id, t.hostname, null::integer[]
        from fleet.targets(service => service, fresh_within => fresh, at => at) as t
        union
        select a.agent_id, a.hostname, null::integer[]
        from fleet.agent as a
        join profiling.command as c
          on c.agent_id = a.agent_id
        where body ->> 'request_type' = 'stop'
          and a.service_name = service
          and profiling._is_live(c, at)
        order by 2;
        return;
    end if;
    return query
    with entity as (
        select nullif(coalesce(e.value ->> 'serviceName', e.value ->> 'service_name'), '') as service_name,
               nullif(e.value ->> 'namespace', '') as namespace,
               nullif(e.value ->> 'hostname', '') as hostname,
               nullif(coalesce(e.value ->> 'podName', e.value ->> 'pod_name'), '') as pod,
               nullif(coalesce(e.value ->> 'containerName', e.value ->> 'container_name'), '') as container,
               nullif(coalesce(e.value ->> 'workloadName', e.value ->> 'workload_name'), '') as workload,
               nullif(coalesce(e.value ->> 'processName', e.value ->> 'process_name'), '') as process,
               profiling._parse_integer(e.value -> 'pid')::integer as pid
        from jsonb_array_elements(body -> 'target_entities') as e
        where jsonb_typeof(e.value) = 'object'
    ),
    mine as (
        select e.namespace, e.hostname, e.pod, e.container, e.workload, e.process, e.pid
        from entity as e
        where e.service_name is null or e.service_name = service
    ),
    whole as (
        select t.agent_id, t.hostname
        from mine as e
        cross join lateral fleet.targets(
            service => service, host => e.hostname, fresh_within => fresh, at => at) as t
        where scope = 'host'
          and e.hostname is not null
    ),
    fine as (
        -- An entity without the field of its scope selects nothing, and fields beyond its scope are
        -- samples that the page sends along.
        select t.agent_id, t.hostname, t.pids
        from mine as e
        cross join lateral fleet.targets(
            service => service,
            namespace => case when scope <> 'process' or e.pid is null then e.namespace end,
            pod => case when scope = 'pod' or scope = 'container'
                or (scope = 'process' and e.pid is null) then e.pod end,
            container => case when scope = 'container' or (scope = 'process' and e.pid is null)
                then e.container end,
            host => case when scope in ('container', 'process') then e.hostname end,
            process => case when scope = 'process' and e.pid is null then e.process end,
            pid => case when scope = 'process' then e.pid end,
            fresh_within => fresh,
            at => at) as t
        where (scope = 'namespace' and e.namespace is not null)
           or (scope = 'pod' and e.pod is not null)
           or (scope = 'container' and e.container is not null)
           or (scope = 'process' and (e.pid is not null or e.process is not null))
        union all
        select a.agent_id, a.hostname, array_agg(distinct p.pid order by p.pid)
        from mine as e
        join fleet.agent as a
          on a.service_name = service
        join fleet.beat as b
          on b.agent_id = a.agent_id
         and b.seen_at > at - fresh
        join fleet.container as k
          on k.agent_id = a.agent_id
         and k.workload_name = e.workload
        left join fleet.namespace as n
          on n.namespace_id = k.namespace_id
        join fleet.process as p
          on p.container_id = k.container_id
        where scope = 'workload'
          and (e.namespace is null or n.namespace = e.namespace)
        group by a.agent_id, a.hostname
    )
    select w.agent_id, w.hostname, null::integer[]
    from (select distinct w.agent_id, w.hostname from whole as w) as w
    union all
    select f.agent_id, f.hostname, array_agg(distinct u.pid order by u.pid)
    from fine as f
    cross join unnest(f.pids) as u (pid)
    group by f.agent_id, f.hostname
    order by 2;
end
$$;

revoke all on function profiling._resolve_scope(jsonb, timestamptz) from public;
