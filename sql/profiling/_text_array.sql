create or replace function profiling._text_array(value jsonb)
returns text[]
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select array_agg(e.item)
    from jsonb_array_elements_text(case jsonb_typeof(value) when 'array' then value else '[]' end)
        as e (item)
$$;

revoke all on function profiling._text_array(jsonb) from public;
