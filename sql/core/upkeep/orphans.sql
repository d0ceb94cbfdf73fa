create or replace function muster.orphans()
returns table (constraint_name text, table_name text, parent_name text, orphaned bigint)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- A foreign key lets none in, but a restore with triggers off, or a constraint that is not valid, may.
declare
    key record;
begin
    for key in
        select c.conname, c.conrelid::regclass::text as child, c.confrelid::regclass::text as parent,
               string_agg(format('p.%I = c.%I', pa.attname, ca.attname), ' and ' order by k.place)
                   as match,
               string_agg(format('c.%I is not null', ca.attname), ' and ' order by k.place) as present
        from pg_catalog.pg_constraint as c
        join muster._installed_schema() as s
          on s.schema_id = c.connamespace
        cross join unnest(c.conkey, c.confkey) with ordinality as k (child, parent, place)
        join pg_catalog.pg_attribute as ca
          on ca.attrelid = c.conrelid
         and ca.attnum = k.child
        join pg_catalog.pg_attribute as pa
          on pa.attrelid = c.confrelid
         and pa.attnum = k.parent
        where c.contype = 'f'
        group by c.oid, c.conname, c.conrelid, c.confrelid
        order by c.conrelid::regclass::text, c.conname
    loop
        -- The names come from regclass and format(%I).
        return query execute format(
            'select %L::text, %L::text, %L::text, count(*) from %s as c where %s '
            'and not exists (select from %s as p where %s)',
            key.conname, key.child, key.parent, key.child, key.present, key.parent, key.match);
    end loop;
end
$$;

comment on function muster.orphans() is
'Counts, for each foreign key of the kit, the rows whose parent is missing; all are 0 in a sound
database. Reads the tables whole.';

revoke all on function muster.orphans() from public;
