create or replace function metering._live_hours(
    scope "char",
    value text,
    ranges tstzmultirange
)
returns setof metering.rollup_hour
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Hours exactly as the records are at the caller's snapshot; see metering._live_minutes(). An hour
-- is dirty when one of its minutes is, or when the minutes are done and it is not.
declare
    freeze_line timestamptz := metering._kept_since('record');
    minute_line timestamptz := metering._kept_since('minute');
    dirty tstzmultirange;
begin
    if isempty(ranges) then
        return;
    end if;
    select coalesce(range_agg(tstzrange(b.hour, b.hour + interval '1 hour')), '{}')
    into dirty
    from (
        select date_bin('1 hour', m.bucket_start, '2000-01-01 00:00+00') as hour
        from metering._marked_minute as m
        where m.bucket_start >= freeze_line
        union
        select h.bucket_start
        from metering.hour_mark as h
        where h.bucket_start >= least(minute_line, freeze_line)
    ) as b
    where b.hour <@ ranges
      and (b.hour >= minute_line or b.hour >= freeze_line);
    return query
    select r.*
    from unnest(ranges - dirty) as d (span)
    cross join lateral (
        select h.*
        from metering.rollup_hour as h
        where h.scope_type = scope
          and h.scope_value = value
          and h.bucket_start >= lower(d.span)
          and h.bucket_start < upper(d.span)
          and value is not null
        union all
        select h.*
        from metering.rollup_hour as h
        where h.scope_type = scope
          and h.bucket_start >= lower(d.span)
          and h.bucket_start < upper(d.span)
          and value is null
        offset 0
    ) as r
    union all
    select date_bin('1 hour', m.bucket_start, '2000-01-01 00:00+00'),
           m.scope_type, m.scope_value,
           sum(m.total_tasks)::bigint, sum(m.completed_tasks)::bigint,
           sum(m.failed_tasks)::bigint, sum(m.gpu_ms)::bigint, sum(m.gpu_count_sum)::bigint,
           max(m.max_gpu_count),
           max(m.gpu_ms * 64 + 63 - date_part('minute', m.bucket_start at time zone 'UTC')::bigint)
    from (
        select l.*
        from metering._live_minutes(
            scope, value, dirty * tstzmultirange(tstzrange(minute_line, null))) as l
        union all
        select s.*
        from metering._scope_minutes(
            scope, value, dirty * tstzmultirange(tstzrange(null, minute_line))) as s
    ) as m
    group by 1, 2, 3;
end
$$;

revoke all on function metering._live_hours("char", text, tstzmultirange) from public;
