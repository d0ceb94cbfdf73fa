create or replace function metering._build_hours(
    whole tstzmultirange,
    whole_from_records tstzmultirange,
    keys metering.hour_mark[]
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Builds whole hours, all their scopes, from the minute rollup or from the records; and of other hours
-- only the keys that changed below (10 million records, 432 scattered minutes: 2,740 ms by whole
-- buckets, 725 by keys).
-- Writes: metering.rollup_hour, metering.day_mark
begin
    with changed_keys as materialized (
        select distinct k.bucket_start, s.scope_type, s.scope_value
        from unnest(keys) as k
        cross join lateral unnest(k.scope_types, k.scope_values) as s (scope_type, scope_value)
    ), fresh as materialized (
        select k.bucket_start, k.scope_type, k.scope_value,
               b.total_tasks, b.completed_tasks, b.failed_tasks, b.gpu_ms, b.gpu_count_sum,
               b.max_gpu_count, b.peak
        from changed_keys as k
        cross join lateral (
            select sum(m.total_tasks)::bigint as total_tasks,
                   sum(m.completed_tasks)::bigint as completed_tasks,
                   sum(m.failed_tasks)::bigint as failed_tasks,
                   sum(m.gpu_ms)::bigint as gpu_ms,
                   sum(m.gpu_count_sum)::bigint as gpu_count_sum,
                   max(m.max_gpu_count) as max_gpu_count,
                   max(m.gpu_ms * 64 + 63 - date_part(
                       'minute', m.bucket_start at time zone 'UTC')::bigint) as peak
            from metering.rollup_minute as m
            where m.scope_type = k.scope_type
              and m.scope_value = k.scope_value
              and m.bucket_start >= k.bucket_start
              and m.bucket_start < k.bucket_start + interval '1 hour'
            offset 0
        ) as b
        union all
        select w.*
        from metering._hour_rows(whole, from_records => false) as w
        union all
        select w.*
        from metering._hour_rows(whole_from_records, from_records => true) as w
    ), existing as materialized (
        select r.*
        from unnest(whole + whole_from_records) as d (span)
        cross join lateral (
            select m.*
            from metering.rollup_hour as m
            where m.bucket_start >= lower(d.span)
              and m.bucket_start < upper(d.span)
            offset 0
        ) as r
        union all
        select m.*
        from changed_keys as k
        join metering.rollup_hour as m
          on m.scope_type = k.scope_type
         and m.scope_value = k.scope_value
         and m.bucket_start = k.bucket_start
    ), changed as materialized (
        select coalesce(f.bucket_start, e.bucket_start) as bucket_start,
               coalesce(f.scope_type, e.scope_type) as scope_type,
               coalesce(f.scope_value, e.scope_value) as scope_value,
               f.total_tasks, f.completed_tasks, f.failed_tasks, f.gpu_ms, f.gpu_count_sum,
               f.max_gpu_count, f.peak
        from (select n.* from fresh as n where n.total_tasks > 0) as f
        full join existing as e
          on e.bucket_start = f.bucket_start
         and e.scope_type = f.scope_type
         and e.scope_value = f.scope_value
        where (f.total_tasks, f.completed_tasks, f.failed_tasks, f.gpu_ms, f.gpu_count_sum,
               f.max_gpu_count, f.peak)
            is distinct from
              (e.total_tasks, e.completed_tasks, e.failed_tasks, e.gpu_ms, e.gpu_count_sum,
               e.max_gpu_count, e.peak)
    ), removed as (
        delete from metering.rollup_hour as t
        using changed as c
        where c.total_tasks is null
          and t.scope_type = c.scope_type
          and t.scope_value = c.scope_value
          and t.bucket_start = c.bucket_start
    ), written as (
        insert into metering.rollup_hour as t
            (bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks,
             gpu_ms, gpu_count_sum, max_gpu_count, peak)
        select c.bucket_start, c.scope_type, c.scope_value, c.total_tasks, c.completed_tasks,
               c.failed_tasks, c.gpu_ms, c.gpu_count_sum, c.max_gpu_count, c.peak
        from changed as c
        where c.total_tasks is not null
        on conflict (scope_type, scope_value, bucket_start) do update
        set total_tasks = excluded.total_tasks,
            completed_tasks = excluded.completed_tasks,
            failed_tasks = excluded.failed_tasks,
            gpu_ms = excluded.gpu_ms,
            gpu_count_sum = excluded.gpu_count_sum,
            max_gpu_count = excluded.max_gpu_count,
            peak = excluded.peak
    )
    insert into metering.day_mark (bucket_start, scope_types, scope_values)
    select k.bucket_start, array_agg(k.scope_type), array_agg(k.scope_value)
    from (
        select distinct
               date_bin('1 day', c.bucket_start, '2000-01-01 00:00+00') as bucket_start,
               c.scope_type,
               c.scope_value
        from changed as c
    ) as k
    group by k.bucket_start;
end
$$;

revoke all on function metering._build_hours(
    tstzmultirange, tstzmultirange, metering.hour_mark[]) from public;

create or replace function metering._roll_hours(most bigint)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The caller holds the lock 'rollup'.
-- Writes: metering.hour_mark, metering.rollup_hour, metering.day_mark
declare
    taken metering.hour_mark[];
    whole timestamptz[];
    freeze_line timestamptz;
    below_line timestamptz;
    own_line timestamptz;
begin
    if not exists (select from metering.hour_mark) then
        return 0::bigint;
    end if;
    with gone as (
        delete from metering.hour_mark as m
        where m.hour_mark_id in (
            select d.hour_mark_id
            from metering.hour_mark as d
            order by d.bucket_start desc
            limit most)
        returning m.*
    )
    select array_agg(g::metering.hour_mark)
    into taken
    from gone as g;
    if taken is null then
        return 0::bigint;
    end if;
    freeze_line := metering._kept_since('record');
    below_line := metering._kept_since('minute');
    own_line := metering._kept_since('hour');
    whole := array(
        select distinct k.bucket_start
        from unnest(taken) as k
        where k.scope_types is null
           or k.bucket_start < below_line);
    perform metering._build_hours(
        metering._bucket_ranges(
            array(select b from unnest(whole) as b where b >= below_line and b >= own_line),
            interval '1 hour'),
        metering._bucket_ranges(
            array(
                select b from unnest(whole) as b
                where b < below_line and b >= freeze_line and b >= own_line),
            interval '1 hour'),
        array(
            select k
            from unnest(taken) as k
            where k.bucket_start <> all (whole)
              and k.bucket_start >= below_line
              and k.bucket_start >= own_line));

    -- Its hours are no longer kept: the day is built from the records, as a whole.
    insert into metering.day_mark (bucket_start)
    select distinct date_bin('1 day', k.bucket_start, '2000-01-01 00:00+00')
    from unnest(taken) as k
    where k.bucket_start < own_line;
    return cardinality(taken)::bigint;
end
$$;

revoke all on function metering._roll_hours(bigint) from public;

create or replace function metering.roll_hours()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    if pg_is_in_recovery()
        or not exists (select from metering.hour_mark)
        or not metering._try_lock('rollup') then
        return 0::bigint;
    end if;
    return metering._roll_hours(muster.setting_bigint('metering.buckets_per_run'));
end
$$;

comment on function metering.roll_hours() is
'The task that brings the hour rollup up to date with the level below. Takes up to
metering.buckets_per_run marks; returns how many; 0 when another session is at work. Safe with any
number of runners, and when killed.';

revoke all on function metering.roll_hours() from public;
