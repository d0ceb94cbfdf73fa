create or replace function muster._is_restored(relation oid, acting text)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether a row that is written comes from a dump that is being restored. A dump of the extension
    -- makes the extension first, with its triggers, and then fills its tables: the rows of
    -- muster.audit that tell who wrote them come out of the dump themselves. pg_restore, and a plain
    -- dump that psql runs, are known by check_function_bodies, which they switch off and nobody else
    -- does. That is no way round the audit: it holds only for who owns the table, who could as well
    -- drop the trigger, and only for tables of the extension.
    select not current_setting('check_function_bodies')::boolean
        and exists (
            select
            from pg_depend as d
            join pg_extension as e
              on e.oid = d.refobjid
            join pg_class as c
              on c.oid = d.objid
            where d.classid = 'pg_class'::regclass
              and d.objid = relation
              and d.refclassid = 'pg_extension'::regclass
              and d.deptype = 'e'
              and e.extname = 'muster'
              and pg_has_role(acting, c.relowner, 'usage'))
$$;

revoke all on function muster._is_restored(oid, text) from public;
