-- Types that surprise: padded and limited strings, money, json beside jsonb, serial beside identity,
-- times without a zone or a date, and integers as keys that run out at 2^31.
select c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod)
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
 and c.relkind in ('r', 'p')
join pg_attribute as a
  on a.attrelid = c.oid
 and a.attnum > 0
 and not a.attisdropped
left join pg_attrdef as d
  on d.adrelid = a.attrelid
 and d.adnum = a.attnum
where a.atttypid in ('char'::regtype, 'bpchar'::regtype, 'varchar'::regtype, 'money'::regtype,
                     'json'::regtype, 'time'::regtype, 'timetz'::regtype, 'timestamp'::regtype)
   or (pg_get_expr(d.adbin, d.adrelid) ~ '^nextval' and a.attidentity = '')
   or (a.attidentity <> '' and a.atttypid <> 'bigint'::regtype
       -- Of these there are thousands, and their ids are in rows of which there are millions.
       and c.oid::regclass::text not in ('fleet.service', 'fleet.namespace', 'muster.task_state'));
