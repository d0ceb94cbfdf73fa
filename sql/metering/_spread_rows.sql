create or replace function metering._spread_rows(ranges tstzmultirange)
returns table (
    bucket_start timestamptz,
    scope_type "char",
    scope_value text,
    gpu_ms bigint
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The minutes in ranges by true overlap, from the records. A task that touches up to five minutes is
-- exploded into them; a longer one becomes its first and last minute and two events, at which a
-- running sum rises and falls (5 million tasks of 67 s: 14 s of CPU exploded, 22 s swept; of 67
-- minutes: 11 s and 0.8 s). Milliseconds are floored from the start of the task, so that the pieces
-- of a task add up to its gpu_ms exactly.
begin
    return query
    with source as materialized (
        select lower(d.span) as low, upper(d.span) as high,
               r.started_at, r.completed_at, r.gpu_count, r.endpoint, r.spec,
               r.first_minute, r.last_minute,
               r.last_minute - r.first_minute > interval '4 minutes' as is_long
        from unnest(ranges) as d (span)
        cross join lateral (
            select u.*,
                   date_bin('1 minute', u.started_at, '2000-01-01 00:00+00') as first_minute,
                   date_bin('1 minute', u.completed_at, '2000-01-01 00:00+00') as last_minute
            from (
                select s.started_at, s.completed_at, s.gpu_count, s.endpoint, s.spec
                from metering.usage_record as s
                where s.completed_at >= lower(d.span)
                  and s.completed_at < upper(d.span) + interval '1 hour'
                  and s.started_at < upper(d.span)
                union all
                select l.started_at, l.completed_at, l.gpu_count, l.endpoint, l.spec
                from metering.usage_record as l
                where l.completed_at >= upper(d.span) + interval '1 hour'
                  and l.completed_at < upper(d.span) + interval '31 days'
                  and l.completed_at - l.started_at > interval '1 hour'
                  and l.started_at < upper(d.span)
            ) as u
            where u.gpu_count > 0
            offset 0
        ) as r
    ), points as (
        select p.minute, s.endpoint, s.spec,
               s.gpu_count * (
                   floor(date_part('epoch', least(s.completed_at, p.minute + interval '1 minute')
                       - s.started_at) * 1000 + 0.0001)::bigint
                   - floor(date_part('epoch', greatest(s.started_at, p.minute)
                       - s.started_at) * 1000 + 0.0001)::bigint) as gpu_ms
        from source as s
        cross join lateral generate_series(
            greatest(s.first_minute, s.low),
            least(s.last_minute, s.high - interval '1 minute'),
            interval '1 minute') as p (minute)
        where not s.is_long
        union all
        select s.first_minute, s.endpoint, s.spec,
               s.gpu_count * floor(date_part('epoch',
                   s.first_minute + interval '1 minute' - s.started_at) * 1000 + 0.0001)::bigint
        from source as s
        where s.is_long
          and s.first_minute >= s.low
        union all
        select s.last_minute, s.endpoint, s.spec,
               s.gpu_count * (
                   floor(date_part('epoch', s.completed_at - s.started_at) * 1000 + 0.0001)::bigint
                   - floor(date_part('epoch', s.last_minute - s.started_at)
                       * 1000 + 0.0001)::bigint)
        from source as s
        where s.is_long
          and s.last_minute < s.high
    ), events as (
        select e.minute, s.endpoint, s.spec, e.sign * s.gpu_count * 60000::bigint as step
        from source as s
        cross join lateral (values
            (greatest(s.first_minute + interval '1 minute', s.low), 1),
            (least(s.last_minute, s.high), -1)) as e (minute, sign)
        where s.is_long
          and greatest(s.first_minute + interval '1 minute', s.low) < least(s.last_minute, s.high)
    ), levels as (
        select e.minute, e.scope_type, e.scope_value,
               sum(e.step) over keyed as gpu_ms,
               lead(e.minute) over keyed as next_minute
        from (
            select v.minute,
                   case when grouping(v.endpoint) = 0 then 'e'
                        when grouping(v.spec) = 0 then 's'
                        else 'g' end as scope_type,
                   case when grouping(v.endpoint) = 0 then v.endpoint
                        when grouping(v.spec) = 0 then v.spec
                        else '' end as scope_value,
                   sum(v.step) as step
            from events as v
            group by grouping sets ((v.minute), (v.minute, v.endpoint), (v.minute, v.spec))
        ) as e
        window keyed as (partition by e.scope_type, e.scope_value order by e.minute)
    )
    select a.minute, a.scope_type::"char", a.scope_value, sum(a.gpu_ms)::bigint
    from (
        select p.minute,
               case when grouping(p.endpoint) = 0 then 'e'
                    when grouping(p.spec) = 0 then 's'
                    else 'g' end as scope_type,
               case when grouping(p.endpoint) = 0 then p.endpoint
                    when grouping(p.spec) = 0 then p.spec
                    else '' end as scope_value,
               sum(p.gpu_ms) as gpu_ms
        from points as p
        where p.gpu_ms > 0
        group by grouping sets ((p.minute), (p.minute, p.endpoint), (p.minute, p.spec))
        union all
        select g.minute, l.scope_type, l.scope_value, l.gpu_ms
        from levels as l
        cross join lateral generate_series(
            l.minute, l.next_minute - interval '1 minute', interval '1 minute') as g (minute)
        where l.gpu_ms > 0
    ) as a
    group by 1, 2, 3;
end
$$;

revoke all on function metering._spread_rows(tstzmultirange) from public;
