-- The comments are the manual. A leading underscore marks what is nobody's API.
select 'function', p.oid::regprocedure::text
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
where p.proname !~ '^_'
  and obj_description(p.oid, 'pg_proc') is null
union all
select 'relation', c.oid::regclass::text
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
where c.relkind in ('r', 'p', 'v', 'm')
  and c.relname !~ '^_'
  and not c.relispartition
  and obj_description(c.oid, 'pg_class') is null
union all
select 'column', format('%s.%I', c.oid::regclass, a.attname)
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
join pg_attribute as a
  on a.attrelid = c.oid
where c.relkind in ('v', 'm')
  and c.relname !~ '^_'
  and a.attnum > 0
  and not a.attisdropped
  and col_description(c.oid, a.attnum) is null
union all
select 'schema', s.schema_name
from muster._installed_schema() as s
where obj_description(s.schema_id, 'pg_namespace') is null;
