-- Without a key a row cannot be named, audited or replicated.
select c.oid::regclass
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
where c.relkind in ('r', 'p')
  and not exists (select from pg_index as i where i.indrelid = c.oid and i.indisprimary);
