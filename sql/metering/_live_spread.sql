create or replace function metering._dirty_spread()
returns tstzmultirange
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The minutes whose spread may differ from the rollup at the caller's snapshot.
    select coalesce(range_agg(r.minutes), '{}') * tstzmultirange(
        tstzrange(metering._kept_since('record'), null))
    from (
        select s.minutes
        from metering.spread_mark as s
        union all
        select tstzrange(
            date_bin('1 minute', m.first_started_at, '2000-01-01 00:00+00'),
            m.bucket_start + interval '1 minute')
        from metering._marked_minute as m
    ) as r
$$;

revoke all on function metering._dirty_spread() from public;

create or replace function metering._live_spread(
    granularity text,
    scope "char",
    value text,
    ranges tstzmultirange
)
returns table (
    bucket_start timestamptz,
    scope_type "char",
    scope_value text,
    gpu_ms bigint,
    peak bigint
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The second booking, exactly as the records are at the caller's snapshot. Dirty minutes come from the
-- records, and dirty hours and days from their minutes, clean and dirty, as far as these are kept.
declare
    width interval := ('1 ' || granularity)::interval;
    dirty tstzmultirange := metering._dirty_spread();
    minute_line timestamptz := greatest(
        metering._kept_since('minute'), metering._kept_since('record'));
    dirty_buckets tstzmultirange;
    from_minutes tstzmultirange;
    clean tstzmultirange;
begin
    if isempty(ranges) then
        return;
    end if;
    dirty_buckets := metering._whole_buckets(dirty, width) * ranges;
    if granularity = 'minute' then
        dirty_buckets := dirty_buckets * tstzmultirange(tstzrange(minute_line, null));
    end if;
    from_minutes := dirty_buckets * tstzmultirange(tstzrange(minute_line, null));

    clean := ranges - dirty_buckets;
    if granularity = 'minute' then
        return query
        select b.bucket_start, b.scope_type, b.scope_value, b.gpu_ms, null::bigint
        from unnest(clean) as d (span)
        join metering.spread_minute as b
          on b.bucket_start >= lower(d.span)
         and b.bucket_start < upper(d.span)
        where b.scope_type = scope
          and (value is null or b.scope_value = value);
    elsif granularity = 'hour' then
        return query
        select b.bucket_start, b.scope_type, b.scope_value, b.gpu_ms, b.peak
        from unnest(clean) as d (span)
        join metering.spread_hour as b
          on b.bucket_start >= lower(d.span)
         and b.bucket_start < upper(d.span)
        where b.scope_type = scope
          and (value is null or b.scope_value = value);
    else
        return query
        select b.bucket_start, b.scope_type, b.scope_value, b.gpu_ms, b.peak
        from unnest(clean) as d (span)
        join metering.spread_day as b
          on b.bucket_start >= lower(d.span)
         and b.bucket_start < upper(d.span)
        where b.scope_type = scope
          and (value is null or b.scope_value = value);
    end if;

    return query
    select date_bin(width, m.bucket_start, '2000-01-01 00:00+00'), m.scope_type, m.scope_value,
           sum(m.gpu_ms)::bigint,
           case granularity
               when 'minute' then null
               else max(m.gpu_ms * 2048 + 2047 - date_part('epoch', m.bucket_start
                   - date_bin('1 day', m.bucket_start, '2000-01-01 00:00+00'))::bigint / 60)
           end
    from (
        select k.bucket_start, k.scope_type, k.scope_value, k.gpu_ms
        from unnest(from_minutes - dirty) as d (span)
        join metering.spread_minute as k
          on k.bucket_start >= lower(d.span)
         and k.bucket_start < upper(d.span)
        union all
        select s.bucket_start, s.scope_type, s.scope_value, s.gpu_ms
        from metering._spread_rows((dirty_buckets * dirty) + (dirty_buckets - from_minutes)) as s
    ) as m
    where m.scope_type = scope
      and (value is null or m.scope_value = value)
    group by 1, 2, 3;
end
$$;

revoke all on function metering._live_spread(text, "char", text, tstzmultirange) from public;
