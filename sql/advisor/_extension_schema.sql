create or replace function advisor._extension_schema(extension text)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Where an extension put its objects; null when it is not installed here.
    select n.nspname::text
    from pg_catalog.pg_extension as e
    join pg_catalog.pg_namespace as n
      on n.oid = e.extnamespace
    where e.extname = $1
$$;

revoke all on function advisor._extension_schema(text) from public;
