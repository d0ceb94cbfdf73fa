create or replace function profiling._parse_integer(value jsonb)
returns bigint
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- An integer, also as text; null when it is none.
    select case when value #>> '{}' ~ '^-?[0-9]{1,15}(\.0+)?$'
        then split_part(value #>> '{}', '.', 1)::bigint end
$$;

revoke all on function profiling._parse_integer(jsonb) from public;
