create or replace function metering._whole_buckets(ranges tstzmultirange, width interval)
returns tstzmultirange
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The buckets of that width that the ranges touch.
    select coalesce(range_agg(tstzrange(
        date_bin(width, lower(r), '2000-01-01 00:00+00'),
        date_bin(width, upper(r) - interval '1 microsecond', '2000-01-01 00:00+00') + width)), '{}')
    from unnest(ranges) as r
$$;

revoke all on function metering._whole_buckets(tstzmultirange, interval) from public;

create or replace function metering._build_spread_hours(
    ranges tstzmultirange,
    from_records boolean
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Whole hours.
-- Writes: metering.spread_hour
begin
    with fresh as materialized (
        select date_bin('1 hour', m.bucket_start, '2000-01-01 00:00+00') as bucket_start,
               m.scope_type, m.scope_value,
               sum(m.gpu_ms)::bigint as gpu_ms,
               max(m.gpu_ms * 2048 + 2047 - date_part('epoch', m.bucket_start
                   - date_bin('1 day', m.bucket_start, '2000-01-01 00:00+00'))::bigint / 60) as peak
        from (
            select s.bucket_start, s.scope_type, s.scope_value, s.gpu_ms
            from metering._spread_rows(case when from_records then ranges else '{}' end) as s
            union all
            select r.bucket_start, r.scope_type, r.scope_value, r.gpu_ms
            from unnest(case when from_records then '{}' else ranges end) as d (span)
            cross join lateral (
                select k.bucket_start, k.scope_type, k.scope_value, k.gpu_ms
                from metering.spread_minute as k
                where k.bucket_start >= lower(d.span)
                  and k.bucket_start < upper(d.span)
                offset 0
            ) as r
        ) as m
        group by 1, 2, 3
    ), removed as (
        delete from metering.spread_hour as t
        using unnest(ranges) as d (span)
        where t.bucket_start >= lower(d.span)
          and t.bucket_start < upper(d.span)
          and not exists (
              select from fresh as f
              where f.bucket_start = t.bucket_start
                and f.scope_type = t.scope_type
                and f.scope_value = t.scope_value)
    )
    insert into metering.spread_hour as t (bucket_start, scope_type, scope_value, gpu_ms, peak)
    select f.bucket_start, f.scope_type, f.scope_value, f.gpu_ms, f.peak
    from fresh as f
    on conflict (scope_type, scope_value, bucket_start) do update
    set gpu_ms = excluded.gpu_ms,
        peak = excluded.peak
    where (t.gpu_ms, t.peak) is distinct from (excluded.gpu_ms, excluded.peak);
end
$$;

revoke all on function metering._build_spread_hours(tstzmultirange, boolean) from public;

create or replace function metering._build_spread_days(
    ranges tstzmultirange,
    from_records boolean
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Whole UTC days. The peak of a day is its largest minute, as it is of an hour.
-- Writes: metering.spread_day
begin
    with fresh as materialized (
        select date_bin('1 day', m.bucket_start, '2000-01-01 00:00+00') as bucket_start,
               m.scope_type, m.scope_value,
               sum(m.gpu_ms)::bigint as gpu_ms,
               max(m.peak) as peak
        from (
            select s.bucket_start, s.scope_type, s.scope_value, s.gpu_ms,
                   s.gpu_ms * 2048 + 2047 - date_part('epoch', s.bucket_start
                       - date_bin('1 day', s.bucket_start, '2000-01-01 00:00+00'))::bigint / 60
                       as peak
            from metering._spread_rows(case when from_records then ranges else '{}' end) as s
            union all
            select r.bucket_start, r.scope_type, r.scope_value, r.gpu_ms, r.peak
            from unnest(case when from_records then '{}' else ranges end) as d (span)
            cross join lateral (
                select k.bucket_start, k.scope_type, k.scope_value, k.gpu_ms, k.peak
                from metering.spread_hour as k
                where k.bucket_start >= lower(d.span)
                  and k.bucket_start < upper(d.span)
                offset 0
            ) as r
        ) as m
        group by 1, 2, 3
    ), removed as (
        delete from metering.spread_day as t
        using unnest(ranges) as d (span)
        where t.bucket_start >= lower(d.span)
          and t.bucket_start < upper(d.span)
          and not exists (
              select from fresh as f
              where f.bucket_start = t.bucket_start
                and f.scope_type = t.scope_type
                and f.scope_value = t.scope_value)
    )
    insert into metering.spread_day as t (bucket_start, scope_type, scope_value, gpu_ms, peak)
    select f.bucket_start, f.scope_type, f.scope_value, f.gpu_ms, f.peak
    from fresh as f
    on conflict (scope_type, scope_value, bucket_start) do update
    set gpu_ms = excluded.gpu_ms,
        peak = excluded.peak
    where (t.gpu_ms, t.peak) is distinct from (excluded.gpu_ms, excluded.peak);
end
$$;

revoke all on function metering._build_spread_days(tstzmultirange, boolean) from public;

create or replace function metering._build_spread(ranges tstzmultirange)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Builds these minutes and everything above them. Minutes before the freeze line lack the records
-- that ended before it and are left as they are. The lines are UTC midnights, so no hour and no day
-- has two sources. The caller holds the lock 'spread'.
-- Writes: metering.spread_minute, metering.spread_hour, metering.spread_day
declare
    freeze_line timestamptz := metering._kept_since('record');
    minute_line timestamptz := greatest(metering._kept_since('minute'), freeze_line);
    hour_line timestamptz := greatest(metering._kept_since('hour'), freeze_line);
    live tstzmultirange := ranges * tstzmultirange(tstzrange(freeze_line, null));
    minutes tstzmultirange := live * tstzmultirange(tstzrange(minute_line, null));
begin
    with fresh as materialized (
        select s.bucket_start, s.scope_type, s.scope_value, s.gpu_ms
        from metering._spread_rows(minutes) as s
    ), removed as (
        delete from metering.spread_minute as t
        using (
            select r.bucket_start, r.scope_type, r.scope_value
            from unnest(minutes) as d (span)
            cross join lateral (
                select k.bucket_start, k.scope_type, k.scope_value
                from metering.spread_minute as k
                where k.bucket_start >= lower(d.span)
                  and k.bucket_start < upper(d.span)
                offset 0
            ) as r
            except
            select f.bucket_start, f.scope_type, f.scope_value
            from fresh as f
        ) as gone
        where t.scope_type = gone.scope_type
          and t.scope_value = gone.scope_value
          and t.bucket_start = gone.bucket_start
    )
    insert into metering.spread_minute as t (bucket_start, scope_type, scope_value, gpu_ms)
    select f.bucket_start, f.scope_type, f.scope_value, f.gpu_ms
    from fresh as f
    on conflict (scope_type, scope_value, bucket_start) do update
    set gpu_ms = excluded.gpu_ms
    where t.gpu_ms <> excluded.gpu_ms;

    perform metering._build_spread_hours(
        metering._whole_buckets(minutes, interval '1 hour'), from_records => false);
    perform metering._build_spread_hours(
        metering._whole_buckets(
            live * tstzmultirange(tstzrange(hour_line, minute_line)), interval '1 hour'),
        from_records => true)
    where hour_line < minute_line;
    perform metering._build_spread_days(
        metering._whole_buckets(
            live * tstzmultirange(tstzrange(hour_line, null)), interval '1 day'),
        from_records => false);
    perform metering._build_spread_days(
        metering._whole_buckets(
            live * tstzmultirange(tstzrange(freeze_line, hour_line)), interval '1 day'),
        from_records => true)
    where freeze_line < hour_line;
end
$$;

revoke all on function metering._build_spread(tstzmultirange) from public;

create or replace function metering._roll_spread(most bigint)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The caller holds the lock 'spread'.
-- Writes: metering.spread_mark and what metering._build_spread() writes
declare
    taken bigint;
    ranges tstzmultirange;
begin
    if not exists (select from metering.spread_mark) then
        return 0::bigint;
    end if;
    with gone as (
        delete from metering.spread_mark as m
        where m.spread_mark_id in (
            select s.spread_mark_id
            from metering.spread_mark as s
            order by s.spread_mark_id
            limit most)
        returning m.minutes
    )
    select count(*), range_agg(g.minutes)
    into taken, ranges
    from gone as g;
    if ranges is not null then
        perform metering._build_spread(ranges);
    end if;
    return taken;
end
$$;

revoke all on function metering._roll_spread(bigint) from public;

create or replace function metering.roll_spread()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
begin
    if pg_is_in_recovery()
        or not exists (select from metering.spread_mark)
        or not metering._try_lock('spread') then
        return 0::bigint;
    end if;
    return metering._roll_spread(muster.setting_bigint('metering.buckets_per_run'));
end
$$;

comment on function metering.roll_spread() is
'The task that brings the second booking up to date: GPU time in the minutes in which it was spent,
and from it hours, days and their peak minutes. Returns how many marks it took; 0 when another
session is at work. Safe with any number of runners, and when killed.';

revoke all on function metering.roll_spread() from public;
