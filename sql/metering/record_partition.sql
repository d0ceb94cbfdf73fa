create or replace function metering._record_line(at timestamptz default now())
returns timestamptz
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Records of tasks that ended before this may go.
    select date_trunc('day', at - muster.setting_interval('metering.record_retention'), 'UTC')
$$;

revoke all on function metering._record_line(timestamptz) from public;

create or replace view metering.record_partition as
select c.relname::text collate "default" as name,
       lower(r.span) as day,
       upper(r.span) <= metering._record_line() as is_expired,
       greatest(c.reltuples, 0)::bigint as estimated_records,
       pg_total_relation_size(c.oid) as bytes,
       upper(r.span) as until,
       exists (
           select from metering.closed_partition as p where p.name = c.relname) as is_closed
from pg_catalog.pg_inherits as i
join pg_catalog.pg_class as c
  on c.oid = i.inhrelid
cross join lateral (select metering._partition_range(c.oid) as span) as r
where i.inhparent = 'metering.usage_record'::regclass;

comment on view metering.record_partition is
'The weekly partitions of the usage records, and which of them retention will remove next.';
comment on column metering.record_partition.name is 'the table, in the schema metering';
comment on column metering.record_partition.day is 'the first UTC day whose completed tasks it holds';
comment on column metering.record_partition.is_expired is
'whether all of it is older than metering.record_retention; it goes when all of it is rolled up';
comment on column metering.record_partition.estimated_records is 'rows, as of the last analyze';
comment on column metering.record_partition.bytes is 'with indexes';
comment on column metering.record_partition.until is 'where the next partition begins';
comment on column metering.record_partition.is_closed is
'whether retention has closed it: nothing is written to it any more, and a worker will detach it';
