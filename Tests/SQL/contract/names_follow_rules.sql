-- Postgres' own endings for constraints and indexes; no name needs quotes.
select 'quoted', o.name
from muster._installed_schema() as s
cross join lateral (
    select c.relname::text from pg_class as c where c.relnamespace = s.schema_id
    union all
    select p.proname::text from pg_proc as p where p.pronamespace = s.schema_id
    union all
    select a.attname::text
    from pg_attribute as a
    join pg_class as c on c.oid = a.attrelid
    where c.relnamespace = s.schema_id and a.attnum > 0 and not a.attisdropped) as o (name)
where o.name !~ '^[a-z_][a-z0-9_]*$'
union all
select 'constraint', format('%s.%s', c.conrelid::regclass, c.conname)
from muster._installed_schema() as s
join pg_constraint as c
  on c.connamespace = s.schema_id
where c.conname !~ case c.contype
    when 'p' then '_pkey$'
    when 'f' then '_fkey$'
    when 'u' then '_key$'
    when 'c' then '_check$'
    when 'x' then '_excl$'
    else ''
end
union all
select 'index', i.indexrelid::regclass::text
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
join pg_index as i
  on i.indrelid = c.oid
join pg_class as x
  on x.oid = i.indexrelid
where x.relname !~ '_(pkey|key|excl|idx)$';
