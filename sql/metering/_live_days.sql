create or replace function metering._live_days(
    scope "char",
    value text,
    ranges tstzmultirange
)
returns setof metering.rollup_day
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- UTC days exactly as the records are at the caller's snapshot; see metering._live_minutes().
declare
    freeze_line timestamptz := metering._kept_since('record');
    hour_line timestamptz := metering._kept_since('hour');
    dirty tstzmultirange;
begin
    if isempty(ranges) then
        return;
    end if;
    select coalesce(range_agg(tstzrange(b.day, b.day + interval '1 day')), '{}')
    into dirty
    from (
        select date_bin('1 day', m.bucket_start, '2000-01-01 00:00+00') as day
        from metering._marked_minute as m
        union
        select date_bin('1 day', h.bucket_start, '2000-01-01 00:00+00')
        from metering.hour_mark as h
        union
        select d.bucket_start
        from metering.day_mark as d
    ) as b
    where b.day <@ ranges
      and (b.day >= hour_line or b.day >= freeze_line);
    return query
    select r.*
    from unnest(ranges - dirty) as d (span)
    cross join lateral (
        select y.*
        from metering.rollup_day as y
        where y.scope_type = scope
          and y.scope_value = value
          and y.bucket_start >= lower(d.span)
          and y.bucket_start < upper(d.span)
          and value is not null
        union all
        select y.*
        from metering.rollup_day as y
        where y.scope_type = scope
          and y.bucket_start >= lower(d.span)
          and y.bucket_start < upper(d.span)
          and value is null
        offset 0
    ) as r
    union all
    select date_bin('1 day', h.bucket_start, '2000-01-01 00:00+00'),
           h.scope_type, h.scope_value,
           sum(h.total_tasks)::bigint, sum(h.completed_tasks)::bigint,
           sum(h.failed_tasks)::bigint, sum(h.gpu_ms)::bigint, sum(h.gpu_count_sum)::bigint,
           max(h.max_gpu_count),
           max(h.gpu_ms * 64 + 63 - date_part('hour', h.bucket_start at time zone 'UTC')::bigint)
    from (
        select l.*
        from metering._live_hours(
            scope, value, dirty * tstzmultirange(tstzrange(hour_line, null))) as l
        union all
        select date_bin('1 hour', m.bucket_start, '2000-01-01 00:00+00'),
               m.scope_type, m.scope_value,
               sum(m.total_tasks)::bigint, sum(m.completed_tasks)::bigint,
               sum(m.failed_tasks)::bigint, sum(m.gpu_ms)::bigint,
               sum(m.gpu_count_sum)::bigint, max(m.max_gpu_count), 0::bigint
        from metering._scope_minutes(
            scope, value, dirty * tstzmultirange(tstzrange(null, hour_line))) as m
        group by 1, 2, 3
    ) as h
    group by 1, 2, 3;
end
$$;

revoke all on function metering._live_days("char", text, tstzmultirange) from public;
