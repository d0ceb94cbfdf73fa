create or replace function fleet._inventory_item(containers jsonb)
returns table (
    container_key text,
    container_name text,
    namespace text,
    pod_name text,
    workload_name text,
    workload_kind text,
    job_name text,
    runtime text,
    processes jsonb
)
language sql
stable
rows 20
set search_path = pg_catalog, pg_temp
as $$
    -- The usable entries of an inventory: a name alone is a container too, camelCase wins over
    -- snake_case, the first of two entries with one key wins, and an entry without a key, or with a
    -- name that no index could hold, is left out.
    with entry as (
        select e.ordinality,
               case jsonb_typeof(e.value)
                   when 'object' then e.value
                   when 'string' then jsonb_build_object('container_name', e.value)
               end as c
        from jsonb_array_elements(
                 case jsonb_typeof(containers) when 'array' then containers else '[]' end)
             with ordinality as e
    ),
    field as (
        select e.ordinality,
               nullif(coalesce(e.c ->> 'containerId', e.c ->> 'container_id'), '') as id,
               nullif(coalesce(e.c ->> 'containerName', e.c ->> 'container_name'), '') as name,
               nullif(e.c ->> 'namespace', '') as namespace,
               nullif(coalesce(e.c ->> 'podName', e.c ->> 'pod_name'), '') as pod_name,
               nullif(coalesce(e.c ->> 'workloadName', e.c ->> 'workload_name'), '') as workload_name,
               nullif(coalesce(e.c ->> 'workloadKind', e.c ->> 'workload_kind'), '') as workload_kind,
               nullif(coalesce(e.c ->> 'jobName', e.c ->> 'job_name'), '') as job_name,
               e.c ->> 'runtime' as runtime,
               e.c -> 'processes' as processes
        from entry as e
        where e.c is not null
    )
    select distinct on (coalesce(f.id, f.name))
           coalesce(f.id, f.name),
           coalesce(f.name, f.id),
           f.namespace,
           f.pod_name,
           f.workload_name,
           f.workload_kind,
           coalesce(f.job_name, case when lower(f.workload_kind) in ('job', 'cronjob')
                                     then f.workload_name end),
           f.runtime,
           case jsonb_typeof(f.processes) when 'array' then f.processes else '[]' end
    from field as f
    where coalesce(f.id, f.name) is not null
      and greatest(length(f.id), length(f.name), length(f.namespace), length(f.pod_name),
                   length(f.workload_name), length(f.workload_kind), length(f.job_name)) <= 512
    order by coalesce(f.id, f.name), f.ordinality
$$;

revoke all on function fleet._inventory_item(jsonb) from public;
