create or replace function muster.orphans()
returns table (constraint_name text, table_name text, parent_name text, orphaned bigint)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- A foreign key lets none in, but a restore with triggers off, or a constraint that is not valid, may.
-- Every foreign key of the kit has one column.
declare
    key record;
begin
    for key in
        select c.conname, cn.nspname as child_schema, cc.relname as child, ca.attname as child_column,
               pn.nspname as parent_schema, pc.relname as parent, pa.attname as parent_column
        from pg_catalog.pg_constraint as c
        join muster._installed_schema() as s
          on s.schema_id = c.connamespace
        join pg_catalog.pg_class as cc
          on cc.oid = c.conrelid
        join pg_catalog.pg_namespace as cn
          on cn.oid = cc.relnamespace
        join pg_catalog.pg_class as pc
          on pc.oid = c.confrelid
        join pg_catalog.pg_namespace as pn
          on pn.oid = pc.relnamespace
        join pg_catalog.pg_attribute as ca
          on ca.attrelid = c.conrelid
         and ca.attnum = c.conkey[1]
        join pg_catalog.pg_attribute as pa
          on pa.attrelid = c.confrelid
         and pa.attnum = c.confkey[1]
        where c.contype = 'f'
          and cardinality(c.conkey) = 1
        order by cn.nspname, cc.relname, c.conname
    loop
        constraint_name := key.conname::text;
        table_name := format('%I.%I', key.child_schema, key.child);
        parent_name := format('%I.%I', key.parent_schema, key.parent);
        execute format(
            'select count(*) from %I.%I as c where c.%I is not null '
            'and not exists (select from %I.%I as p where p.%I = c.%I)',
            key.child_schema, key.child, key.child_column, key.parent_schema, key.parent,
            key.parent_column, key.child_column)
        into orphaned;
        return next;
    end loop;
end
$$;

comment on function muster.orphans() is
'Counts, for each foreign key of the kit, the rows whose parent is missing; all are 0 in a sound
database. Reads the tables whole.';

revoke all on function muster.orphans() from public;
