create or replace function metering._has_marks_before(line timestamptz)
returns boolean
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Whether anything before the line waits to be rolled up, at any level and in either booking.
    select exists (select from metering._marked_minute as m where m.first_started_at < line)
        or exists (select from metering.hour_mark as h where h.bucket_start < line)
        or exists (select from metering.day_mark as d
            where d.bucket_start < date_bin('1 day', line, '2000-01-01 00:00+00'))
        or exists (select from metering.spread_mark as s where lower(s.minutes) < line)
        or exists (select from metering.usage_adjustment as a
            where a.applied_at is null and a.completed_at < line)
$$;

revoke all on function metering._has_marks_before(timestamptz) from public;

create or replace function metering._has_few_marks()
returns boolean
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- So few that a look through them, which retention does while it holds the parent, takes 1 ms.
    select count(*) <= 1000
    from (select from metering.minute_mark as m limit 1001) as s
$$;

revoke all on function metering._has_few_marks() from public;

create or replace function metering._roll_everything(before timestamptz)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- One bounded step of every rollup; true when nothing before the line is left to be rolled up. The
-- caller holds the locks 'rollup' and 'spread'.
declare
    most bigint := muster.setting_bigint('metering.buckets_per_run');
begin
    if metering._has_marks_before(before) then
        perform metering._roll_minutes(most);
        perform metering._roll_hours(most);
        perform metering._roll_days(most);
        perform metering._roll_spread(most);
    elsif not metering._has_few_marks() then
        perform metering._roll_minutes(most);
    end if;
    return not metering._has_marks_before(before);
end
$$;

revoke all on function metering._roll_everything(timestamptz) from public;

create or replace function metering._drop_partition(name text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Whatever a worker has left of it. The caller holds the locks on the parent and on the table.
-- Writes: metering.closed_partition; drops a partition of metering.usage_record
begin
    if exists (
        select
        from pg_catalog.pg_inherits as i
        where i.inhrelid = to_regclass(format('metering.%I', name))
          and i.inhdetachpending)
    then
        execute format(
            'alter table metering.usage_record detach partition metering.%I finalize', name);
    elsif metering._detach_statement(name) is not null then
        execute format('alter table metering.usage_record detach partition metering.%I', name);
    end if;
    execute format('drop table if exists metering.%I', name);
    delete from metering.closed_partition as c
    where c.name = _drop_partition.name;
end
$$;

revoke all on function metering._drop_partition(text) from public;

create or replace function metering.remove_partition(at timestamptz default now())
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '50ms'
as $$
-- Order: the rollup locks, then the parent and the partition, as everybody else takes them. Who holds
-- the parent so has waited out every writer, so the last look at the marks misses none; what began
-- before the line and ends after it counts too. The parent is held from there to the commit.
-- Writes: metering.level, metering.closed_partition; drops a partition of metering.usage_record
declare
    oldest record;
begin
    if pg_is_in_recovery()
        or not metering._try_lock('rollup') or not metering._try_lock('spread') then
        return null;
    end if;
    -- A detached one is no partition any more, but a table that a worker has not dropped yet.
    select d.name, d.until, d.is_closed
    into oldest
    from (
        select c.name, c.until, true as is_closed
        from metering.closed_partition as c
        where c.until <= metering._record_line(at)
        union all
        select o.name, o.until, o.is_closed
        from metering._oldest_partition(at) as o
    ) as d
    order by d.until, d.is_closed desc
    limit 1;
    if not found
        or not oldest.is_closed and not metering._roll_everything(oldest.until)
    then
        return null;
    end if;
    begin
        lock table only metering.usage_record in access exclusive mode;
        if to_regclass(format('metering.%I', oldest.name)) is not null then
            execute format('lock table metering.%I in access exclusive mode', oldest.name);
        end if;
        if not oldest.is_closed then
            if not metering._has_few_marks() or metering._has_marks_before(oldest.until) then
                return null;
            end if;
        end if;
        perform metering._drop_partition(oldest.name);
    exception when lock_not_available then
        -- Somebody reads or writes there. Nobody has waited for us longer than 50 ms.
        return null;
    end;
    perform metering._keep_since('record', oldest.until);
    return oldest.name;
end
$$;

comment on function metering.remove_partition(timestamptz) is
'Removes the oldest partition of records that is older than metering.record_retention, by dropping it:
no row is deleted. First it rolls up what of it is not rolled up yet, and without that it removes
nothing. It holds the table of records exclusively while it does, waits 50 ms for that and gives up
quietly; a worker does the same without the lock, by metering.close_partition(). The freeze line moves
with it: what is recorded for an earlier day from now on is an adjustment.

Returns the name of the partition, or null when there is nothing to remove or somebody is at work.';

revoke all on function metering.remove_partition(timestamptz) from public;

create or replace function metering._move_line(level text, line timestamptz)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- True when the level may be emptied up to the line: everything before it is rolled up, and no
-- rollup will read it from here on. The caller holds the locks 'rollup' and 'spread'.
-- Writes: metering.level
begin
    if line <= metering._kept_since(level) then
        return true;
    end if;
    if not metering._roll_everything(line) then
        return false;
    end if;
    perform metering._keep_since(level, line);
    return true;
end
$$;

revoke all on function metering._move_line(text, timestamptz) from public;

create or replace function metering._remove_rows(relation regclass, key name, line timestamptz)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- One batch of rows before the line.
declare
    done bigint;
begin
    execute format(
        'delete from %1$s as t where t.ctid = any (array('
        'select d.ctid from %1$s as d where d.%2$I < $1 limit $2))', relation, key)
    using line, muster.setting_bigint('metering.delete_batch');
    get diagnostics done = row_count;
    return done;
end
$$;

revoke all on function metering._remove_rows(regclass, name, timestamptz) from public;

create or replace function metering._remove_expired(at timestamptz, grace interval)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- For so long a grace a partition is left to a worker, who needs no lock to remove it.
declare
    batch bigint := muster.setting_bigint('metering.delete_batch');
    minute_line timestamptz := date_trunc(
        'day', at - muster.setting_interval('metering.minute_retention'), 'UTC');
    hour_line timestamptz := least(minute_line, date_trunc(
        'day', at - muster.setting_interval('metering.hour_retention'), 'UTC'));
    done bigint := 0::bigint;
    target record;
begin
    if pg_is_in_recovery() then
        return 0::bigint;
    end if;
    -- The waiting form: where rollups always have something to do, once a day is not often enough to
    -- meet a moment between them.
    perform metering._take_lock('rollup');
    perform metering._take_lock('spread');
    if not metering._move_line('minute', minute_line)
        or not metering._move_line('hour', hour_line) then
        -- There is more to roll up than one run does; this one has done its part.
        return batch;
    end if;
    for target in
        select t.relation, t.key, t.line
        from (values
            ('metering.rollup_minute'::regclass, 'bucket_start'::name, metering._kept_since('minute')),
            ('metering.spread_minute', 'bucket_start', metering._kept_since('minute')),
            ('metering.rollup_hour', 'bucket_start', metering._kept_since('hour')),
            ('metering.spread_hour', 'bucket_start', metering._kept_since('hour')),
            ('metering.task_key', 'completed_at',
                date_trunc('day', at - muster.setting_interval('metering.key_retention'), 'UTC'))
        ) as t (relation, key, line)
        where isfinite(t.line)
    loop
        done := done + metering._remove_rows(target.relation, target.key, target.line);
        if done >= batch then
            return done;
        end if;
    end loop;
    if metering.remove_partition(at - grace) is not null then
        return batch;
    end if;
    return done;
end
$$;

revoke all on function metering._remove_expired(timestamptz, interval) from public;

create or replace function metering.remove_expired(at timestamptz default now())
returns bigint
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
    select metering._remove_expired(at, interval '0')
$$;

comment on function metering.remove_expired(timestamptz) is
'One bounded step of retention: minutes older than metering.minute_retention, hours older than
metering.hour_retention, keys of tasks older than metering.key_retention in batches of
metering.delete_batch rows, then one partition of records. Nothing is removed that is not rolled up,
and days are kept for ever. Hours are kept at least as long as minutes.

Returns the rows removed; at least metering.delete_batch when there is more to do.';

revoke all on function metering.remove_expired(timestamptz) from public;

create or replace function metering.clean_up()
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    select metering._remove_expired(now(), muster.setting_interval('metering.detach_grace'))
$$;

comment on function metering.clean_up() is
'The daily task of retention. See metering.remove_expired(); partitions it leaves to a worker until they
have been due for metering.detach_grace.';

revoke all on function metering.clean_up() from public;
