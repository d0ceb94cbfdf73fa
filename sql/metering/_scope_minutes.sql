create or replace function metering._scope_minutes(
    scope "char",
    value text,
    ranges tstzmultirange
)
returns setof metering.rollup_minute
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The minutes in ranges from the records, for one scope; all its values when value is null.
declare
    part record;
begin
    for part in
        select p.low, p.high, p.spans
        from metering._ranges_by_week(ranges) as p
    loop
        return query
        select u.minute, scope, u.value,
               count(*),
               count(*) filter (where u.status = 'completed'),
               count(*) filter (where u.status = 'failed'),
               sum(u.gpu_ms)::bigint,
               sum(u.gpu_count),
               max(u.gpu_count)
        from unnest(part.spans) as d (span)
        cross join lateral (
            select date_bin('1 minute', r.completed_at, '2000-01-01 00:00+00') as minute,
                   case scope when 'e' then r.endpoint when 's' then r.spec else '' end as value,
                   r.status, r.gpu_ms, r.gpu_count
            from metering.usage_record as r
            where r.completed_at >= lower(d.span)
              and r.completed_at < upper(d.span)
              and r.completed_at >= part.low
              and r.completed_at < part.high
            offset 0
        ) as u
        where _scope_minutes.value is null
           or u.value = _scope_minutes.value
        group by u.minute, u.value;
    end loop;
end
$$;

revoke all on function metering._scope_minutes("char", text, tstzmultirange) from public;
