create or replace function metering._build_minutes(ranges tstzmultirange)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Builds these minutes from the records and marks the hours of the keys that changed. What comes out
-- as it was is not written, and stops the cascade. It is compared before the INSERT and not by ON
-- CONFLICT ... WHERE, which locks, and logs, every row that it then leaves alone.
-- Writes: metering.rollup_minute, metering.hour_mark
begin
    with fresh as materialized (
        select m.*
        from metering._minute_rows(ranges) as m
    ), existing as materialized (
        select r.*
        from unnest(ranges) as d (span)
        cross join lateral (
            select m.*
            from metering.rollup_minute as m
            where m.bucket_start >= lower(d.span)
              and m.bucket_start < upper(d.span)
            offset 0
        ) as r
    ), changed as materialized (
        select coalesce(f.bucket_start, e.bucket_start) as bucket_start,
               coalesce(f.scope_type, e.scope_type) as scope_type,
               coalesce(f.scope_value, e.scope_value) as scope_value,
               f.total_tasks, f.completed_tasks, f.failed_tasks, f.gpu_ms, f.gpu_count_sum,
               f.max_gpu_count
        from fresh as f
        full join existing as e
          on e.bucket_start = f.bucket_start
         and e.scope_type = f.scope_type
         and e.scope_value = f.scope_value
        where (f.total_tasks, f.completed_tasks, f.failed_tasks, f.gpu_ms, f.gpu_count_sum,
               f.max_gpu_count)
            is distinct from
              (e.total_tasks, e.completed_tasks, e.failed_tasks, e.gpu_ms, e.gpu_count_sum,
               e.max_gpu_count)
    ), removed as (
        delete from metering.rollup_minute as t
        using changed as c
        where c.total_tasks is null
          and t.scope_type = c.scope_type
          and t.scope_value = c.scope_value
          and t.bucket_start = c.bucket_start
    ), written as (
        insert into metering.rollup_minute as t
            (bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks,
             gpu_ms, gpu_count_sum, max_gpu_count)
        select c.bucket_start, c.scope_type, c.scope_value, c.total_tasks, c.completed_tasks,
               c.failed_tasks, c.gpu_ms, c.gpu_count_sum, c.max_gpu_count
        from changed as c
        where c.total_tasks is not null
        on conflict (scope_type, scope_value, bucket_start) do update
        set total_tasks = excluded.total_tasks,
            completed_tasks = excluded.completed_tasks,
            failed_tasks = excluded.failed_tasks,
            gpu_ms = excluded.gpu_ms,
            gpu_count_sum = excluded.gpu_count_sum,
            max_gpu_count = excluded.max_gpu_count
    )
    insert into metering.hour_mark (bucket_start, scope_types, scope_values)
    select k.bucket_start, array_agg(k.scope_type), array_agg(k.scope_value)
    from (
        select distinct
               date_bin('1 hour', c.bucket_start, '2000-01-01 00:00+00') as bucket_start,
               c.scope_type,
               c.scope_value
        from changed as c
    ) as k
    group by k.bucket_start;
end
$$;

revoke all on function metering._build_minutes(tstzmultirange) from public;

create or replace function metering._take_minute_marks(
    since timestamptz,
    until timestamptz,
    most bigint
)
returns table (bucket_start timestamptz, first_started_at timestamptz)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Takes at most so many marked minutes of the range out of the log, the newest first, and passes on
-- what the second booking has to look at. What else was in the rows that it took goes back, as one
-- row. The caller holds the lock 'rollup'.
-- Writes: metering.minute_mark, metering.spread_mark
begin
    return query
    with gone as (
        delete from metering.minute_mark as m
        where m.minute_mark_id in (
            select k.minute_mark_id
            from metering.minute_mark as k
            where since is null
               or exists (
                   select from unnest(k.buckets) as b where b >= since and b < until)
            order by k.minute_mark_id desc
            limit 100000)
        returning m.buckets, m.first_started_ats
    ), merged as materialized (
        select u.bucket_start, min(u.first_started_at) as first_started_at,
               row_number() over (
                   order by since is null or (u.bucket_start >= since and u.bucket_start < until) desc,
                   u.bucket_start desc) as place
        from gone as g
        cross join lateral unnest(g.buckets, g.first_started_ats)
            as u (bucket_start, first_started_at)
        group by u.bucket_start
    ), chosen as materialized (
        select c.bucket_start, c.first_started_at
        from merged as c
        where (most is null or c.place <= most)
          and (since is null or (c.bucket_start >= since and c.bucket_start < until))
    ), put_back as (
        insert into metering.minute_mark (buckets, first_started_ats)
        select array_agg(c.bucket_start), array_agg(c.first_started_at)
        from merged as c
        where not (
            (most is null or c.place <= most)
            and (since is null or (c.bucket_start >= since and c.bucket_start < until)))
        having count(*) > 0
    ), spread as (
        insert into metering.spread_mark (minutes)
        select unnest(range_agg(tstzrange(
            date_bin('1 minute', c.first_started_at, '2000-01-01 00:00+00'),
            c.bucket_start + interval '1 minute')))
        from chosen as c
    )
    select c.bucket_start, c.first_started_at
    from chosen as c;
end
$$;

revoke all on function
    metering._take_minute_marks(timestamptz, timestamptz, bigint) from public;

create or replace function metering._roll_minutes(most bigint)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The caller holds the lock 'rollup'.
-- Writes: metering.minute_mark, metering.rollup_minute, metering.hour_mark, metering.spread_mark
declare
    buckets timestamptz[];
    freeze_line timestamptz;
    minute_line timestamptz;
begin
    if exists (select from metering.usage_adjustment as a where a.applied_at is null) then
        perform metering._apply_adjustments();
    end if;
    -- Consume first, then build: a mark that comes between the two stays for the next run.
    if not exists (select from metering.minute_mark) then
        return 0::bigint;
    end if;
    select array_agg(t.bucket_start)
    into buckets
    from metering._take_minute_marks(null, null, most) as t;
    if buckets is null then
        return 0::bigint;
    end if;
    freeze_line := metering._kept_since('record');
    minute_line := greatest(metering._kept_since('minute'), freeze_line);

    perform metering._build_minutes(metering._bucket_ranges(
        array(select b from unnest(buckets) as b where b >= minute_line), interval '1 minute'));

    -- Its minutes are no longer kept, its records are: the hour is built from those, as a whole.
    insert into metering.hour_mark (bucket_start)
    select distinct date_bin('1 hour', b, '2000-01-01 00:00+00')
    from unnest(buckets) as b
    where b < minute_line
      and b >= freeze_line;
    return cardinality(buckets)::bigint;
end
$$;

revoke all on function metering._roll_minutes(bigint) from public;

create or replace function metering.roll_minutes()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    if pg_is_in_recovery()
        or (not exists (select from metering.minute_mark)
            and not exists (
                select from metering.usage_adjustment as a where a.applied_at is null))
        or not metering._try_lock('rollup') then
        return 0::bigint;
    end if;
    return metering._roll_minutes(muster.setting_bigint('metering.buckets_per_run'));
end
$$;

comment on function metering.roll_minutes() is
'The task that brings the minute rollup up to date: takes the marks of up to metering.buckets_per_run
minutes and builds these from their records. Safe with any number of runners, and when killed: the
marks are taken and the minutes built in one transaction. Returns how many minutes it took; 0 when
another session is at work.';

revoke all on function metering.roll_minutes() from public;
