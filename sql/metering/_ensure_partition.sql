create or replace function metering._partition_range(partition oid)
returns tstzrange
language sql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set datestyle = 'ISO'
as $$
    -- Which completed_at it takes; null for what is no partition by time.
    select tstzrange(b.bound[1]::timestamptz, b.bound[2]::timestamptz)
    from (
        select regexp_match(
                   pg_get_expr(c.relpartbound, c.oid),
                   $r$FROM \('([^']+)'\) TO \('([^']+)'\)$r$) as bound
        from pg_catalog.pg_class as c
        where c.oid = partition
    ) as b
$$;

revoke all on function metering._partition_range(oid) from public;

create or replace function metering._week(at timestamptz)
returns timestamptz
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The Monday, UTC, of its week: where its partition begins.
    select date_bin('7 days', at, '2000-01-03 00:00+00')
$$;

revoke all on function metering._week(timestamptz) from public;

create or replace function metering._ensure_partition(day timestamptz)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- True when it made the partition. Made beside the table and then attached: that takes SHARE UPDATE
-- EXCLUSIVE on the parent, which stops no reader and no writer; PARTITION OF would stop both. A week
-- of which other partitions have a part gets one for the rest, named by its first day; so a name of a
-- week means all of it.
-- Creates: a partition of metering.usage_record
-- Raises: MU251
declare
    week timestamptz := metering._week(day);
    first timestamptz;
    next timestamptz;
    freeze_line timestamptz;
    name text := 'usage_record_' || to_char(week, 'IYYY"w"IW');
begin
    if to_regclass(format('metering.%I', name)) is not null then
        return false;
    end if;
    perform pg_advisory_xact_lock(hashtext('muster metering'), metering._lock('partition'));
    -- Read from the tables: while we waited, the cache behind to_regclass() has heard of nothing.
    if exists (
        select
        from pg_catalog.pg_inherits as i
        where i.inhparent = 'metering.usage_record'::regclass
          and metering._partition_range(i.inhrelid) @> day)
    then
        return false;
    end if;
    freeze_line := metering._kept_since('record');
    if day < freeze_line then
        raise exception using
            errcode = 'MU251',
            message = 'the records of that day have been removed',
            detail = format('Records are kept since %s.', freeze_line),
            hint = 'Record through metering.record(), which adds such a task to the rollups.';
    end if;
    select greatest(week, freeze_line, max(upper(p.span)) filter (where upper(p.span) <= day)),
           least(week + interval '7 days', min(lower(p.span)) filter (where lower(p.span) > day))
    into first, next
    from (
        select metering._partition_range(i.inhrelid) as span
        from pg_catalog.pg_inherits as i
        where i.inhparent = 'metering.usage_record'::regclass
    ) as p;
    if next - first < interval '7 days' then
        name := 'usage_record_' || to_char(first, 'YYYYMMDD');
    end if;
    execute format(
        'create table metering.%I (like metering.usage_record '
        'including constraints including generated including storage, '
        'primary key (completed_at, task_hash))', name);
    -- Finds the long tasks that ran through a minute; short ones are found by completed_at.
    execute format(
        'create index on metering.%I (completed_at) '
        'where completed_at - started_at > interval ''1 hour''', name);
    execute format(
        'alter table metering.usage_record attach partition metering.%I '
        'for values from (%L) to (%L)', name, first, next);
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
'Makes the weekly partitions of metering.usage_record from since to until that are missing; without a
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
