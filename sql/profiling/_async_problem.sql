create or replace function profiling._async_problem(setting jsonb, at_path text[])
returns jsonb
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- An array with one problem, or an empty one.
    select case
        when jsonb_typeof(setting) <> 'object' or setting ->> 'enabled' = 'false' then '[]'
        when coalesce(setting ->> 'time', 'cpu') not in ('cpu', 'itimer', 'wall', 'auto', 'alloc') then
            jsonb_build_array(profiling._problem(
                at_path || 'additional_args'::text,
                'async_profiler: time is one of cpu, itimer, wall, auto and alloc'))
        when setting ->> 'time' = 'alloc' and coalesce(setting ->> 'alloc_interval', '')
                !~ '^[0-9]+(\.[0-9]+)? *(B|kB|MB|GB|TB|KiB|MiB|GiB|TiB)$' then
            jsonb_build_array(profiling._problem(
                at_path || 'additional_args'::text,
                'async_profiler: alloc needs alloc_interval, a number with a unit of size'))
        else '[]'
    end
$$;

revoke all on function profiling._async_problem(jsonb, text[]) from public;
