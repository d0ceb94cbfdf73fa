create or replace function profiling._wanted_pids(query jsonb)
returns integer[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The filter pids; null when there is none.
-- Raises: MU037
declare
    item text;
    pids integer[];
begin
    if jsonb_typeof(query -> 'pids') is null or query -> 'pids' in ('null', '[]', '""') then
        return null;
    end if;
    for item in
        select e.item
        from jsonb_array_elements_text(case jsonb_typeof(query -> 'pids')
            when 'array' then query -> 'pids' else jsonb_build_array(query -> 'pids') end) as e (item)
    loop
        if item !~ '^ *[0-9]{1,9}( *, *[0-9]{1,9})* *$' then
            perform profiling._raise_problems(jsonb_build_array(jsonb_build_object(
                'loc', '["query", "pids"]'::jsonb, 'msg', 'not a list of integers',
                'type', 'value_error')));
        end if;
        pids := pids || string_to_array(replace(item, ' ', ''), ',')::integer[];
    end loop;
    return pids;
end
$$;

revoke all on function profiling._wanted_pids(jsonb) from public;
