create or replace function metering._apply_adjustments()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Adds records that came behind the freeze line to the lowest level that still holds their bucket;
-- the levels above are built from it as ever. Counts and sums add, maxima take the greater one; a
-- peak can only be raised to what the late record alone proves. The caller holds the lock 'rollup'.
-- Writes: metering.usage_adjustment, metering.rollup_*, metering.*_mark, metering.spread_*
declare
    minute_line timestamptz := metering._kept_since('minute');
    hour_line timestamptz := metering._kept_since('hour');
    taken bigint[];
begin
    perform metering._take_lock('spread');
    with done as (
        update metering.usage_adjustment as a
        set applied_at = clock_timestamp()
        where a.usage_adjustment_id in (
            select p.usage_adjustment_id
            from metering.usage_adjustment as p
            where p.applied_at is null
            order by p.usage_adjustment_id
            limit 10000)
        returning a.usage_adjustment_id
    )
    select array_agg(d.usage_adjustment_id)
    into taken
    from done as d;

    with added as (
        insert into metering.rollup_minute as t
            (bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks,
             gpu_ms, gpu_count_sum, max_gpu_count)
        select s.bucket_start, s.scope_type, s.scope_value, s.total_tasks, s.completed_tasks,
               s.failed_tasks, s.gpu_ms, s.gpu_count_sum, s.max_gpu_count
        from metering._adjustment_rows(taken, interval '1 minute', minute_line, 'infinity') as s
        on conflict (scope_type, scope_value, bucket_start) do update
        set total_tasks = t.total_tasks + excluded.total_tasks,
            completed_tasks = t.completed_tasks + excluded.completed_tasks,
            failed_tasks = t.failed_tasks + excluded.failed_tasks,
            gpu_ms = t.gpu_ms + excluded.gpu_ms,
            gpu_count_sum = t.gpu_count_sum + excluded.gpu_count_sum,
            max_gpu_count = greatest(t.max_gpu_count, excluded.max_gpu_count)
        returning t.bucket_start, t.scope_type, t.scope_value
    )
    insert into metering.hour_mark (bucket_start, scope_types, scope_values)
    select date_bin('1 hour', a.bucket_start, '2000-01-01 00:00+00'),
           array_agg(a.scope_type), array_agg(a.scope_value)
    from added as a
    group by 1;

    with added as (
        insert into metering.rollup_hour as t
            (bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks,
             gpu_ms, gpu_count_sum, max_gpu_count, peak)
        select s.bucket_start, s.scope_type, s.scope_value, s.total_tasks, s.completed_tasks,
               s.failed_tasks, s.gpu_ms, s.gpu_count_sum, s.max_gpu_count, s.peak
        from metering._adjustment_rows(taken, interval '1 hour', hour_line, minute_line) as s
        on conflict (scope_type, scope_value, bucket_start) do update
        set total_tasks = t.total_tasks + excluded.total_tasks,
            completed_tasks = t.completed_tasks + excluded.completed_tasks,
            failed_tasks = t.failed_tasks + excluded.failed_tasks,
            gpu_ms = t.gpu_ms + excluded.gpu_ms,
            gpu_count_sum = t.gpu_count_sum + excluded.gpu_count_sum,
            max_gpu_count = greatest(t.max_gpu_count, excluded.max_gpu_count),
            peak = greatest(t.peak, excluded.peak)
        returning t.bucket_start, t.scope_type, t.scope_value
    )
    insert into metering.day_mark (bucket_start, scope_types, scope_values)
    select date_bin('1 day', a.bucket_start, '2000-01-01 00:00+00'),
           array_agg(a.scope_type), array_agg(a.scope_value)
    from added as a
    group by 1;

    insert into metering.rollup_day as t
        (bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks,
         gpu_ms, gpu_count_sum, max_gpu_count, peak)
    select s.bucket_start, s.scope_type, s.scope_value, s.total_tasks, s.completed_tasks,
           s.failed_tasks, s.gpu_ms, s.gpu_count_sum, s.max_gpu_count, s.peak
    from metering._adjustment_rows(
        taken, interval '1 day', '-infinity', least(hour_line, minute_line)) as s
    on conflict (scope_type, scope_value, bucket_start) do update
    set total_tasks = t.total_tasks + excluded.total_tasks,
        completed_tasks = t.completed_tasks + excluded.completed_tasks,
        failed_tasks = t.failed_tasks + excluded.failed_tasks,
        gpu_ms = t.gpu_ms + excluded.gpu_ms,
        gpu_count_sum = t.gpu_count_sum + excluded.gpu_count_sum,
        max_gpu_count = greatest(t.max_gpu_count, excluded.max_gpu_count),
        peak = greatest(t.peak, excluded.peak);

    perform metering._apply_spread_adjustments(taken);
    return cardinality(taken)::bigint;
end
$$;

revoke all on function metering._apply_adjustments() from public;

create or replace function metering._adjustment_rows(
    ids bigint[],
    width interval,
    since timestamptz,
    until timestamptz
)
returns table (
    bucket_start timestamptz,
    scope_type "char",
    scope_value text,
    total_tasks bigint,
    completed_tasks bigint,
    failed_tasks bigint,
    gpu_ms bigint,
    gpu_count_sum bigint,
    max_gpu_count integer,
    peak bigint
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What these adjustments add to buckets of that width that start in [since, until).
    select a.bucket_start,
           (case when grouping(a.endpoint) = 0 then 'e'
                 when grouping(a.spec) = 0 then 's'
                 else 'g' end)::"char",
           case when grouping(a.endpoint) = 0 then a.endpoint
                when grouping(a.spec) = 0 then a.spec
                else '' end,
           count(*),
           count(*) filter (where a.status = 'completed'),
           count(*) filter (where a.status = 'failed'),
           sum(a.gpu_ms)::bigint,
           sum(a.gpu_count),
           max(a.gpu_count),
           max(a.gpu_ms * 64 + 63 - a.part)
    from (
        select date_bin(width, u.completed_at, '2000-01-01 00:00+00') as bucket_start,
               u.endpoint, u.spec, u.status, u.gpu_ms, u.gpu_count,
               date_part(
                   case when width = interval '1 day' then 'hour' else 'minute' end,
                   u.completed_at at time zone 'UTC')::bigint as part
        from metering.usage_adjustment as u
        where u.usage_adjustment_id = any (ids)
          and u.booking = 'both'
    ) as a
    where a.bucket_start >= since
      and a.bucket_start < until
    group by grouping sets (
        (a.bucket_start), (a.bucket_start, a.endpoint), (a.bucket_start, a.spec))
$$;

revoke all on function metering._adjustment_rows(
    bigint[], interval, timestamptz, timestamptz) from public;

create or replace function metering._apply_spread_adjustments(ids bigint[])
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The same for the second booking: the minutes of the late records, each into the lowest level that
-- holds it. The caller holds the lock 'spread'.
-- Writes: metering.spread_minute, metering.spread_hour, metering.spread_day
declare
    minute_line timestamptz := metering._kept_since('minute');
    hour_line timestamptz := metering._kept_since('hour');
    hours tstzmultirange;
    days tstzmultirange;
begin
    with piece as materialized (
        select p.minute as bucket_start,
               (case when grouping(a.endpoint) = 0 then 'e'
                     when grouping(a.spec) = 0 then 's'
                     else 'g' end)::"char" as scope_type,
               case when grouping(a.endpoint) = 0 then a.endpoint
                    when grouping(a.spec) = 0 then a.spec
                    else '' end as scope_value,
               sum(a.gpu_count * (
                   floor(date_part('epoch', least(a.completed_at, p.minute + interval '1 minute')
                       - a.started_at) * 1000 + 0.0001)::bigint
                   - floor(date_part('epoch', greatest(a.started_at, p.minute)
                       - a.started_at) * 1000 + 0.0001)::bigint))::bigint as gpu_ms
        from metering.usage_adjustment as a
        cross join lateral generate_series(
            date_bin('1 minute', a.started_at, '2000-01-01 00:00+00'),
            a.completed_at, interval '1 minute') as p (minute)
        where a.usage_adjustment_id = any (ids)
          and a.gpu_ms > 0
        group by grouping sets ((p.minute), (p.minute, a.endpoint), (p.minute, a.spec))
    ), packed as (
        select p.*,
               p.gpu_ms * 2048 + 2047 - date_part('epoch', p.bucket_start
                   - date_bin('1 day', p.bucket_start, '2000-01-01 00:00+00'))::bigint / 60 as peak
        from piece as p
    ), to_minute as (
        insert into metering.spread_minute as t (bucket_start, scope_type, scope_value, gpu_ms)
        select p.bucket_start, p.scope_type, p.scope_value, p.gpu_ms
        from packed as p
        where p.bucket_start >= minute_line
          and p.gpu_ms > 0
        on conflict (scope_type, scope_value, bucket_start) do update
        set gpu_ms = t.gpu_ms + excluded.gpu_ms
        returning t.bucket_start
    ), to_hour as (
        insert into metering.spread_hour as t (bucket_start, scope_type, scope_value, gpu_ms, peak)
        select date_bin('1 hour', p.bucket_start, '2000-01-01 00:00+00'),
               p.scope_type, p.scope_value, sum(p.gpu_ms)::bigint, max(p.peak)
        from packed as p
        where p.bucket_start < minute_line
          and p.bucket_start >= hour_line
          and p.gpu_ms > 0
        group by 1, 2, 3
        on conflict (scope_type, scope_value, bucket_start) do update
        set gpu_ms = t.gpu_ms + excluded.gpu_ms,
            peak = greatest(t.peak, excluded.peak)
        returning t.bucket_start
    ), to_day as (
        insert into metering.spread_day as t (bucket_start, scope_type, scope_value, gpu_ms, peak)
        select date_bin('1 day', p.bucket_start, '2000-01-01 00:00+00'),
               p.scope_type, p.scope_value, sum(p.gpu_ms)::bigint, max(p.peak)
        from packed as p
        where p.bucket_start < least(minute_line, hour_line)
          and p.gpu_ms > 0
        group by 1, 2, 3
        on conflict (scope_type, scope_value, bucket_start) do update
        set gpu_ms = t.gpu_ms + excluded.gpu_ms,
            peak = greatest(t.peak, excluded.peak)
    )
    select (select range_agg(tstzrange(m.bucket_start, m.bucket_start + interval '1 minute'))
            from to_minute as m),
           (select range_agg(tstzrange(h.bucket_start, h.bucket_start + interval '1 hour'))
            from to_hour as h)
    into hours, days;
    days := coalesce(days, '{}') + coalesce(hours, '{}')
        * tstzmultirange(tstzrange(hour_line, null));
    perform metering._build_spread_hours(
        metering._whole_buckets(coalesce(hours, '{}'), interval '1 hour'), from_records => false);
    perform metering._build_spread_days(
        metering._whole_buckets(days, interval '1 day'), from_records => false);
end
$$;

revoke all on function metering._apply_spread_adjustments(bigint[]) from public;
