create or replace function muster._installed_schema()
returns table (module text, schema_name text, schema_id oid, ordinal integer)
language sql
stable
rows 6
set search_path = pg_catalog, pg_temp
as $$
    select a.module, a.schema_name, n.oid, a.ordinal
    from muster._available_module() as a
    join pg_catalog.pg_namespace as n
      on n.nspname = a.schema_name
    where exists (select from muster.schema_step as s where s.module = a.module)
$$;

revoke all on function muster._installed_schema() from public;
