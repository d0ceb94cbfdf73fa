create or replace function metering._live_minutes(
    scope "char",
    value text,
    ranges tstzmultirange
)
returns setof metering.rollup_minute
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Minutes exactly as the records are at the caller's snapshot: clean ones from the rollup, those with
-- a visible mark from the records. A mark and its rows commit together, so whoever sees the rows
-- sees the mark. Stable, so every statement here has that one snapshot.
declare
    line timestamptz := greatest(metering._kept_since('minute'), metering._kept_since('record'));
    dirty tstzmultirange;
begin
    if isempty(ranges) then
        return;
    end if;
    select coalesce(range_agg(tstzrange(m.bucket_start, m.bucket_start + interval '1 minute')), '{}')
    into dirty
    from metering._marked_minute as m
    where m.bucket_start >= line
      and m.bucket_start <@ ranges;
    return query
    select r.*
    from unnest(ranges - dirty) as d (span)
    cross join lateral (
        select m.*
        from metering.rollup_minute as m
        where m.scope_type = scope
          and m.scope_value = value
          and m.bucket_start >= lower(d.span)
          and m.bucket_start < upper(d.span)
          and value is not null
        union all
        select m.*
        from metering.rollup_minute as m
        where m.scope_type = scope
          and m.bucket_start >= lower(d.span)
          and m.bucket_start < upper(d.span)
          and value is null
        offset 0
    ) as r
    union all
    select s.*
    from metering._scope_minutes(scope, value, dirty) as s;
end
$$;

revoke all on function metering._live_minutes("char", text, tstzmultirange) from public;
