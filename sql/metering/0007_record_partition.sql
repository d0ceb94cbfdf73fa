-- The keys of usage_record belong to each partition, not to the parent: a dump of an extension install
-- has the partitions but not the parent, and could not restore partitions that had got theirs from it.
-- A partition that is detached keeps its key and its index, so nothing is built anew.
do $$
declare
    names regclass[];
    bounds text[];
begin
    select coalesce(array_agg(c.oid order by c.oid), '{}'),
           array_agg(pg_get_expr(c.relpartbound, c.oid) order by c.oid)
    into names, bounds
    from pg_inherits as i
    join pg_class as c
      on c.oid = i.inhrelid
    where i.inhparent = 'metering.usage_record'::regclass;

    for i in 1..cardinality(names) loop
        execute format('alter table metering.usage_record detach partition %s', names[i]);
    end loop;
    alter table metering.usage_record drop constraint usage_record_pkey;
    drop index metering.usage_record_long_idx;
    for i in 1..cardinality(names) loop
        execute format(
            'alter table metering.usage_record attach partition %s %s', names[i], bounds[i]);
    end loop;
end
$$;

-- Partitions hold a week instead of a day: a statement pays for each partition that it meets, and a
-- batch of 100 late rows met ten of them. Days that have a partition keep it.
drop view if exists metering.record_partition;
drop function if exists metering._ranges_by_day(tstzmultirange);
drop function if exists metering._partition_name(timestamptz);
drop function if exists metering._remove_expired(timestamptz);

-- Partitions that retention has closed and that nobody may write to any more, until they are gone. The
-- worker detaches them concurrently, which no function can do.
create table metering.closed_partition (
    name       text         not null,
    since      timestamptz  not null,
    until      timestamptz  not null,
    closed_at  timestamptz  not null default now(),

    constraint closed_partition_pkey primary key (name),
    constraint closed_partition_range_check check (since < until)
);
