-- A timestamp without time zone names no moment; varchar(n) and serial have better forms too.
select a.attrelid::regclass, a.attname, a.atttypid::regtype
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
join pg_attribute as a
  on a.attrelid = c.oid
where c.relkind in ('r', 'p', 'v', 'm')
  and a.attnum > 0
  and a.atttypid in ('timestamp'::regtype, 'timetz'::regtype, 'varchar'::regtype, 'char'::regtype,
                     'money'::regtype, 'json'::regtype);
