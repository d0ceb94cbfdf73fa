create or replace function metering.verify(
    since timestamptz default null,
    until timestamptz default null,
    at timestamptz default now()
)
returns table (
    level text,
    source text,
    bucket_start timestamptz,
    scope_type text,
    scope_value text,
    measure text,
    expected numeric,
    actual numeric
)
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- Raises: MU054
declare
    freeze_line timestamptz := metering._kept_since('record');
    minute_line timestamptz := greatest(metering._kept_since('minute'), freeze_line);
    hour_line timestamptz := metering._kept_since('hour');
    pending tstzmultirange;
    days tstzmultirange;
    minutes tstzmultirange;
    hours tstzmultirange;
begin
    until := date_trunc('day', coalesce(until, at) + interval '1 day' - interval '1 microsecond');
    since := date_trunc('day', coalesce(since, until - interval '30 days'));
    perform metering._check_range(since, until);
    -- Days with something still to be rolled up are not wrong, only not done.
    select coalesce(range_agg(tstzrange(d.day, d.day + interval '1 day')), '{}')
    into pending
    from (
        select date_trunc('day', m.bucket_start) as day from metering._marked_minute as m
        union
        select date_trunc('day', h.bucket_start) from metering.hour_mark as h
        union
        select y.bucket_start from metering.day_mark as y
        union
        select date_trunc('day', a.completed_at)
        from metering.usage_adjustment as a
        where a.applied_at is null
          and a.booking = 'both'
    ) as d;
    days := tstzmultirange(tstzrange(since, until)) - pending;
    minutes := days * tstzmultirange(tstzrange(minute_line, null));
    hours := days * tstzmultirange(tstzrange(hour_line, null));

    return query
    with built as (
        select 'minute' as level, 'record' as source, m.bucket_start, m.scope_type, m.scope_value,
               m.total_tasks, m.completed_tasks, m.failed_tasks, m.gpu_ms, m.gpu_count_sum,
               m.max_gpu_count, null::bigint as peak
        from metering._minute_rows(minutes) as m
        union all
        select 'hour', 'minute', h.*
        from metering._hour_rows(
            days * tstzmultirange(tstzrange(metering._kept_since('minute'), null)), false) as h
        union all
        select 'hour', 'record', h.*
        from metering._hour_rows(hours * tstzmultirange(
            tstzrange(freeze_line, greatest(freeze_line, metering._kept_since('minute')))), true) as h
        union all
        select 'day', 'hour', d.*
        from metering._day_rows(hours, false) as d
        union all
        select 'day', 'record', d.*
        from metering._day_rows((days - hours) * tstzmultirange(tstzrange(freeze_line, null)), true)
            as d
    ), stored as (
        select 'minute' as level, m.*, null::bigint as peak
        from unnest(minutes) as r (span)
        join metering.rollup_minute as m
          on m.bucket_start >= lower(r.span)
         and m.bucket_start < upper(r.span)
        union all
        select 'hour', h.*
        from unnest(hours * tstzmultirange(
            tstzrange(least(metering._kept_since('minute'), freeze_line), null))) as r (span)
        join metering.rollup_hour as h
          on h.bucket_start >= lower(r.span)
         and h.bucket_start < upper(r.span)
        union all
        select 'day', d.*
        from unnest(days * tstzmultirange(
            tstzrange(least(hour_line, freeze_line), null))) as r (span)
        join metering.rollup_day as d
          on d.bucket_start >= lower(r.span)
         and d.bucket_start < upper(r.span)
    )
    select coalesce(b.level, s.level), b.source, coalesce(b.bucket_start, s.bucket_start),
           case coalesce(b.scope_type, s.scope_type)
               when 'g' then 'global' when 'e' then 'endpoint' else 'spec' end,
           nullif(coalesce(b.scope_value, s.scope_value), ''),
           v.measure, v.expected, v.actual
    from built as b
    full join stored as s
      on s.level = b.level
     and s.bucket_start = b.bucket_start
     and s.scope_type = b.scope_type
     and s.scope_value = b.scope_value
    cross join lateral (values
        ('total_tasks', b.total_tasks::numeric, s.total_tasks::numeric),
        ('completed_tasks', b.completed_tasks, s.completed_tasks),
        ('failed_tasks', b.failed_tasks, s.failed_tasks),
        ('gpu_ms', b.gpu_ms, s.gpu_ms),
        ('gpu_count_sum', b.gpu_count_sum, s.gpu_count_sum),
        ('max_gpu_count', b.max_gpu_count, s.max_gpu_count),
        ('peak', b.peak, s.peak)) as v (measure, expected, actual)
    where v.expected is distinct from v.actual
    order by 1, 3, 4, 5, 6;

    return query
    select s.*
    from metering._verify_spread(since, until) as s;
end
$$;

comment on function metering.verify(timestamptz, timestamptz, timestamptz) is
'Builds every bucket of the UTC days that the range touches anew, from the records or from the best
level that is left, and returns a row for each measure that differs from what is stored, in both
bookings. No row: all levels agree. Days that wait to be rolled up are left out, and so is what has
no source any more. expected is null for a bucket that should not be there, actual for one that is
missing. gpu_ms is in GPU milliseconds. Without a range: the last 30 days.

    select * from metering.verify(now() - interval ''7 days'', now());';

revoke all on function metering.verify(timestamptz, timestamptz, timestamptz) from public;

create or replace function metering._verify_spread(since timestamptz, until timestamptz)
returns table (
    level text,
    source text,
    bucket_start timestamptz,
    scope_type text,
    scope_value text,
    measure text,
    expected numeric,
    actual numeric
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
-- The second booking: minutes by the records, and hours and days by their minutes.
declare
    freeze_line timestamptz := metering._kept_since('record');
    minute_line timestamptz := greatest(metering._kept_since('minute'), freeze_line);
    hour_line timestamptz := greatest(metering._kept_since('hour'), freeze_line);
    days tstzmultirange := tstzmultirange(tstzrange(since, until))
        * tstzmultirange(tstzrange(freeze_line, null))
        - metering._whole_buckets(metering._dirty_spread(), interval '1 day');
begin
    return query
    with fresh as materialized (
        select r.*,
               r.gpu_ms * 2048 + 2047 - date_part('epoch', r.bucket_start
                   - date_bin('1 day', r.bucket_start, '2000-01-01 00:00+00'))::bigint / 60 as peak
        from metering._spread_rows(days) as r
    ), built as (
        select 'minute' as level, f.bucket_start, f.scope_type, f.scope_value, f.gpu_ms,
               null::bigint as peak
        from fresh as f
        where f.bucket_start >= minute_line
        union all
        select 'hour', date_bin('1 hour', f.bucket_start, '2000-01-01 00:00+00'),
               f.scope_type, f.scope_value, sum(f.gpu_ms)::bigint, max(f.peak)
        from fresh as f
        where f.bucket_start >= hour_line
        group by 2, 3, 4
        union all
        select 'day', date_bin('1 day', f.bucket_start, '2000-01-01 00:00+00'),
               f.scope_type, f.scope_value, sum(f.gpu_ms)::bigint, max(f.peak)
        from fresh as f
        group by 2, 3, 4
    ), stored as (
        select 'minute' as level, m.bucket_start, m.scope_type, m.scope_value, m.gpu_ms,
               null::bigint as peak
        from unnest(days * tstzmultirange(tstzrange(minute_line, null))) as r (span)
        join metering.spread_minute as m
          on m.bucket_start >= lower(r.span)
         and m.bucket_start < upper(r.span)
        union all
        select 'hour', h.bucket_start, h.scope_type, h.scope_value, h.gpu_ms, h.peak
        from unnest(days * tstzmultirange(tstzrange(hour_line, null))) as r (span)
        join metering.spread_hour as h
          on h.bucket_start >= lower(r.span)
         and h.bucket_start < upper(r.span)
        union all
        select 'day', d.bucket_start, d.scope_type, d.scope_value, d.gpu_ms, d.peak
        from unnest(days) as r (span)
        join metering.spread_day as d
          on d.bucket_start >= lower(r.span)
         and d.bucket_start < upper(r.span)
    )
    select 'spread ' || coalesce(b.level, s.level), 'record', coalesce(b.bucket_start, s.bucket_start),
           case coalesce(b.scope_type, s.scope_type)
               when 'g' then 'global' when 'e' then 'endpoint' else 'spec' end,
           nullif(coalesce(b.scope_value, s.scope_value), ''),
           v.measure, v.expected, v.actual
    from built as b
    full join stored as s
      on s.level = b.level
     and s.bucket_start = b.bucket_start
     and s.scope_type = b.scope_type
     and s.scope_value = b.scope_value
    cross join lateral (values
        ('gpu_ms', b.gpu_ms::numeric, s.gpu_ms::numeric),
        ('peak', b.peak, s.peak)) as v (measure, expected, actual)
    where v.expected is distinct from v.actual
    order by 1, 3, 4, 5, 6;
end
$$;

revoke all on function metering._verify_spread(timestamptz, timestamptz) from public;
