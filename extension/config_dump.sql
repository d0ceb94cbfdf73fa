-- Data tables and their sequences are dumped with the extension; definitions and the ledger are not,
-- because this script writes them itself and a restore would collide. Partitions that a module made at
-- run time are nobody's members and are dumped as any table.
do $$
declare
    member regclass;
begin
    for member in
        select c.oid
        from muster._installed_schema() as s
        join pg_catalog.pg_class as c
          on c.relnamespace = s.schema_id
        where c.relkind in ('r', 'p', 'S')
          and not c.relispartition
          and not exists (
              select
              from muster.undumped_table as u
              left join pg_catalog.pg_depend as d
                on d.classid = 'pg_class'::regclass
               and d.objid = c.oid
               and d.refclassid = 'pg_class'::regclass
               and d.refobjid = to_regclass(u.table_name)
               and d.deptype in ('a', 'i')
              where to_regclass(u.table_name) = c.oid
                 or d.objid is not null)
        order by c.oid::regclass::text
    loop
        perform pg_extension_config_dump(member, '');
    end loop;
end
$$;

-- pg_restore -1 runs this script in the transaction of everything else, in which functions are made before
-- the tables that they name.
set local check_function_bodies = off;
