-- Without a key a row cannot be named, audited or replicated. A partitioned table that makes its
-- partitions at run time leaves the key to each of them: a dump of the extension could not restore the
-- partitions of a parent that has one. The outbox of fleet is unlogged, emptied whole, and told to nobody.
select c.oid::regclass
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
where c.relkind in ('r', 'p')
  and c.oid not in (
      select to_regclass(t.name)
      from unnest(array[
          'advisor.statement_sample',
          'batch.node_snapshot',
          'batch.queue_snapshot',
          'batch.system_snapshot',
          'fleet.outbox',
          'metering.usage_record']) as t (name)
      where to_regclass(t.name) is not null)
  and not exists (select from pg_index as i where i.indrelid = c.oid and i.indisprimary);
