create or replace function muster._grant_target(kind text, object_id oid)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- An object as GRANT and REVOKE name it.
    select case $1
        when 'function' then format('routine %s', $2::regprocedure)
        when 'relation' then format('table %s', $2::regclass)
        when 'schema' then format('schema %s', $2::regnamespace)
    end
$$;

revoke all on function muster._grant_target(text, oid) from public;
