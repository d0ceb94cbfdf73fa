create or replace function metering._record_line(at timestamptz default now())
returns timestamptz
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Days of records before this one may go.
    select date_trunc('day', at - muster.setting_interval('metering.record_retention'), 'UTC')
$$;

revoke all on function metering._record_line(timestamptz) from public;

create or replace view metering.record_partition as
select c.relname::text as name,
       p.day,
       p.day < metering._record_line() as is_expired,
       greatest(c.reltuples, 0)::bigint as estimated_records,
       pg_total_relation_size(c.oid) as bytes
from pg_catalog.pg_inherits as i
join pg_catalog.pg_class as c
  on c.oid = i.inhrelid
cross join lateral (
    -- The planner may ask this of any relation before it joins, so it has to stand any name.
    select case
        when c.relname ~ '^usage_record_[0-9]{8}$'
            then to_date(right(c.relname, 8), 'YYYYMMDD')::timestamp at time zone 'UTC'
    end as day
) as p
where i.inhparent = 'metering.usage_record'::regclass;

comment on view metering.record_partition is
'The daily partitions of the usage records, and which of them retention will remove next.';
comment on column metering.record_partition.name is 'the table, in the schema metering';
comment on column metering.record_partition.day is 'the UTC day whose completed tasks it holds';
comment on column metering.record_partition.is_expired is
'whether it is older than metering.record_retention; it goes when all of it is rolled up';
comment on column metering.record_partition.estimated_records is 'rows, as of the last analyze';
comment on column metering.record_partition.bytes is 'with indexes';
