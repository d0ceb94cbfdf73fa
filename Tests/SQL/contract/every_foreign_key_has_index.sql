-- Else a delete on the other side reads this whole table.
select c.conrelid::regclass, c.conname
from muster._installed_schema() as s
join pg_constraint as c
  on c.connamespace = s.schema_id
where c.contype = 'f'
  and not exists (
      select
      from pg_index as i
      where i.indrelid = c.conrelid
        and i.indpred is null
        and (i.indkey::smallint[])[0:cardinality(c.conkey) - 1] @> c.conkey);
