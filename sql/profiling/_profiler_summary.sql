create or replace function profiling._profiler_summary(config jsonb)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- Which profilers a command has on, for people.
    select case
        when config is null then null
        when jsonb_typeof(config -> 'profiler_configs') is distinct from 'object' then 'Default'
        else coalesce((
            select string_agg(p.label, ', ' order by p.place)
            from (values
                (1, 'perf', 'Perf'), (2, 'async_profiler', 'Java'), (3, 'pyperf', 'Pyperf'),
                (4, 'pyspy', 'Pyspy'), (5, 'rbspy', 'Rbspy'), (6, 'phpspy', 'PHPspy'),
                (7, 'dotnet_trace', '.NET'), (8, 'nodejs_perf', 'NodeJS')) as p (place, key, label)
            cross join lateral (select config -> 'profiler_configs' -> p.key as value) as v
            where v.value is not null
              and v.value <> 'null'
              and not (jsonb_typeof(v.value) = 'string' and v.value #>> '{}' = 'disabled')
              and not (jsonb_typeof(v.value) = 'object'
                       and (v.value ->> 'enabled' = 'false' or v.value ->> 'mode' = 'disabled'))),
            'Disabled')
    end
$$;

revoke all on function profiling._profiler_summary(jsonb) from public;
