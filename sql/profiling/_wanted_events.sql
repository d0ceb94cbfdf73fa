create or replace function profiling._wanted_events(additional_args jsonb)
returns text[]
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The perf events that a request needs; empty when perf is off or given as a bare word.
    select coalesce(array_agg(distinct profiling._plain_event(v.event)), '{}')
    from (select additional_args #> '{profiler_configs,perf}' as perf) as p
    cross join jsonb_array_elements_text(
        case
            when jsonb_typeof(p.perf) <> 'object' then '[]'
            when p.perf ->> 'mode' = 'disabled' then '[]'
            when jsonb_typeof(p.perf -> 'events') = 'array' then p.perf -> 'events'
            when jsonb_typeof(p.perf -> 'events') = 'string' then jsonb_build_array(p.perf -> 'events')
            else '[]'
        end) as v (event)
$$;

revoke all on function profiling._wanted_events(jsonb) from public;
