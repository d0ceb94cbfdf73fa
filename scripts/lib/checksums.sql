-- A line for each table that a dump holds: its name, its rows, and a checksum over their texts that
-- does not depend on their order. Run it in the snapshot of the dump, and again after restoring.
set timezone = 'UTC';
set datestyle = 'ISO, YMD';
set intervalstyle = 'postgres';
set extra_float_digits = 1;
set bytea_output = 'hex';
set search_path = pg_catalog;
select format(
           'select %L, count(*), coalesce(sum(hashtextextended(t::text, 0)), 0) from only %s as t %s',
           c.oid::regclass, c.oid::regclass,
           -- Of an extension's table only the rows of its condition are dumped.
           e.extcondition[array_position(e.extconfig, c.oid)])
from pg_class as c
join pg_namespace as n
  on n.oid = c.relnamespace
left join pg_depend as d
  on d.classid = 'pg_class'::regclass
 and d.objid = c.oid
 and d.deptype = 'e'
left join pg_extension as e
  on e.oid = d.refobjid
where c.relkind = 'r'
  and c.relpersistence <> 't'
  and n.nspname <> 'information_schema'
  and n.nspname !~ '^pg_'
  and (e.oid is null or c.oid = any (e.extconfig))
  -- Written while the backup is made.
  and c.oid is distinct from to_regclass('muster.backup')
order by c.oid::regclass::text \gexec
