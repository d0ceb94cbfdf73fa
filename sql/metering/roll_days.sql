create or replace function metering._build_days(
    whole tstzmultirange,
    whole_from_records tstzmultirange,
    keys metering.day_mark[]
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Builds whole days, all their scopes, from the hour rollup or from the records; and of other days
-- only the keys that changed below (10 million records, 432 scattered minutes: 2,740 ms by whole
-- buckets, 725 by keys).
-- Writes: metering.rollup_day
declare
    changed_rows bigint;
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
                       'hour', m.bucket_start at time zone 'UTC')::bigint) as peak
            from metering.rollup_hour as m
            where m.scope_type = k.scope_type
              and m.scope_value = k.scope_value
              and m.bucket_start >= k.bucket_start
              and m.bucket_start < k.bucket_start + interval '1 day'
            offset 0
        ) as b
        union all
        select w.*
        from metering._day_rows(whole, from_records => false) as w
        union all
        select w.*
        from metering._day_rows(whole_from_records, from_records => true) as w
    ), existing as materialized (
        select r.*
        from unnest(whole + whole_from_records) as d (span)
        cross join lateral (
            select m.*
            from metering.rollup_day as m
            where m.bucket_start >= lower(d.span)
              and m.bucket_start < upper(d.span)
            offset 0
        ) as r
        union all
        select m.*
        from changed_keys as k
        join metering.rollup_day as m
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
        delete from metering.rollup_day as t
        using changed as c
        where c.total_tasks is null
          and t.scope_type = c.scope_type
          and t.scope_value = c.scope_value
          and t.bucket_start = c.bucket_start
    ), written as (
        insert into metering.rollup_day as t
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
    select count(*)
    into changed_rows
    from changed;
    return changed_rows;
end
$$;

revoke all on function metering._build_days(
    tstzmultirange, tstzmultirange, metering.day_mark[]) from public;

create or replace function metering._roll_days(most bigint)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The caller holds the lock 'rollup'.
-- Writes: metering.day_mark, metering.rollup_day
declare
    taken metering.day_mark[];
    whole timestamptz[];
    freeze_line timestamptz;
    below_line timestamptz;
begin
    if not exists (select from metering.day_mark) then
        return 0::bigint;
    end if;
    with gone as (
        delete from metering.day_mark as m
        where m.day_mark_id in (
            select d.day_mark_id
            from metering.day_mark as d
            order by d.bucket_start desc
            limit most)
        returning m.*
    )
    select array_agg(g::metering.day_mark)
    into taken
    from gone as g;
    if taken is null then
        return 0::bigint;
    end if;
    freeze_line := metering._kept_since('record');
    below_line := metering._kept_since('hour');
    whole := array(
        select distinct k.bucket_start
        from unnest(taken) as k
        where k.scope_types is null
           or k.bucket_start < below_line);
    perform metering._build_days(
        metering._bucket_ranges(
            array(select b from unnest(whole) as b where b >= below_line),
            interval '1 day'),
        metering._bucket_ranges(
            array(
                select b from unnest(whole) as b
                where b < below_line and b >= freeze_line),
            interval '1 day'),
        array(
            select k
            from unnest(taken) as k
            where k.bucket_start <> all (whole)
              and k.bucket_start >= below_line));
    return cardinality(taken)::bigint;
end
$$;

revoke all on function metering._roll_days(bigint) from public;

create or replace function metering.roll_days()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    if pg_is_in_recovery()
        or not exists (select from metering.day_mark)
        or not metering._try_lock('rollup') then
        return 0::bigint;
    end if;
    return metering._roll_days(muster.setting_bigint('metering.buckets_per_run'));
end
$$;

comment on function metering.roll_days() is
'The task that brings the day rollup up to date with the level below. Takes up to
metering.buckets_per_run marks; returns how many; 0 when another session is at work. Safe with any
number of runners, and when killed.';

revoke all on function metering.roll_days() from public;
