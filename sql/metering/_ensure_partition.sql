create or replace function metering._partition_name(day timestamptz)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    select 'usage_record_' || to_char(day at time zone 'UTC', 'YYYYMMDD')
$$;

revoke all on function metering._partition_name(timestamptz) from public;

create or replace function metering._ensure_partition(day timestamptz)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- True when it made the partition. Made beside the table and then attached: that takes SHARE UPDATE
-- EXCLUSIVE on the parent, which stops no reader and no writer; PARTITION OF would stop both.
-- Creates: a partition of metering.usage_record
-- Raises: MU251
declare
    first timestamptz := date_trunc('day', day, 'UTC');
    name text := metering._partition_name(day);
begin
    if to_regclass(format('metering.%I', name)) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('muster metering'), metering._lock('partition'));
    -- Read from the table: while we waited, the cache behind to_regclass() has heard of nothing.
    if exists (
        select
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n
          on n.oid = c.relnamespace
        where n.nspname = 'metering'
          and c.relname = name)
    then
        return false;
    end if;
    if first < metering._kept_since('record') then
        raise exception using
            errcode = 'MU251',
            message = 'the records of that day have been removed',
            detail = format('Records are kept since %s.', metering._kept_since('record')),
            hint = 'Record through metering.record(), which adds such a task to the rollups.';
    end if;
    execute format(
        'create table metering.%I (like metering.usage_record '
        'including constraints including generated including indexes including storage)', name);
    execute format(
        'alter table metering.usage_record attach partition metering.%I '
        'for values from (%L) to (%L)', name, first, first + interval '1 day');
    perform metering._attach_triggers(format('metering.%I', name)::regclass);
    return true;
end
$$;

revoke all on function metering._ensure_partition(timestamptz) from public;

create or replace function metering.create_partitions(
    since timestamptz default null,
    until timestamptz default null,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Creates: partitions of metering.usage_record
-- Raises: MU054, MU251
declare
    first timestamptz := date_trunc('day', coalesce(since, at), 'UTC');
    last timestamptz := coalesce(
        until, at + muster.setting_interval('metering.partitions_ahead'));
    made bigint := 0::bigint;
    day timestamptz;
begin
    perform metering._check_range(first, last);
    for day in
        select d
        from generate_series(first, last, interval '1 day') as d
    loop
        made := made + metering._ensure_partition(day)::int;
    end loop;
    return made;
end
$$;

comment on function metering.create_partitions(timestamptz, timestamptz, timestamptz) is
'Makes the daily partitions of metering.usage_record from since to until that are missing; without a
range from today to as far ahead as metering.partitions_ahead says. Recording functions make what
they need by themselves; call this before a COPY straight into the table that reaches far back.

Returns how many it made. Raises MU054 for a range that is none and MU251 for a day whose records
have been removed.

    select metering.create_partitions(now() - interval ''30 days'', now());';

revoke all on function
    metering.create_partitions(timestamptz, timestamptz, timestamptz) from public;

create or replace function metering.create_partitions_ahead()
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    select metering.create_partitions()
$$;

comment on function metering.create_partitions_ahead() is
'The task that keeps partitions ready ahead of time. See metering.create_partitions().';

revoke all on function metering.create_partitions_ahead() from public;
