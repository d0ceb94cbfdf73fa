create or replace function profiling._plain_event(event text)
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- One spelling for an event of perf: cpu/branch-misses/ and cpu-branch-misses are branch-misses.
    select case
        when e in ('cpu-cycles', 'cycles') then 'cycles'
        when e in ('cpu-instructions', 'cpu-cache-misses', 'cpu-cache-references',
                   'cpu-branch-instructions', 'cpu-branch-misses', 'cpu-stalled-cycles-frontend',
                   'cpu-stalled-cycles-backend') then substr(e, 5)
        else e
    end
    from (select trim(both '/' from regexp_replace(event, '^cpu/', '')) as e) as t
$$;

revoke all on function profiling._plain_event(text) from public;
