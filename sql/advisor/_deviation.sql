create or replace function advisor._deviation(run advisor.scan_run)
returns table (
    statement_id bigint,
    family_id bigint,
    samples bigint,
    usual_ms double precision,
    scatter double precision,
    mean_ms double precision,
    excess_1 double precision,
    excess_3 double precision,
    excess_6 double precision,
    excess_12 double precision,
    since_3 timestamptz,
    since_6 timestamptz,
    since_12 timestamptz
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- How far each statement, and each family, is from its usual, in logarithms: milliseconds
    -- scatter by factors, so that twice and half are equally far. The usual is the median of the 60
    -- samples before the last six; the scatter is the greater of what the median absolute deviation
    -- and the interquartile range say a standard deviation is, and at least 0.05, because the clock
    -- itself is no better. excess_3 is that of the median of the last three samples, excess_6 and
    -- excess_12 that of the mean of the last six and twelve without the sixth at each end, which
    -- scatters less than a median.
    --
    -- While an anomaly is open, the usual and the scatter are those from before it. A family's
    -- series is the median of how far its statements are from theirs, so that it does not move when
    -- one of them only runs more often.
    with series as materialized (
        select s.*, ln(s.total_ms / s.calls) as y
        from advisor._mean_series($1) as s
    ),
    middle as materialized (
        select s.statement_id, count(*) as samples,
               percentile_cont(0.5) within group (order by s.y) as centre,
               percentile_cont(0.75) within group (order by s.y)
                   - percentile_cont(0.25) within group (order by s.y) as range
        from series as s
        where s.recency between 7 and 66
        group by s.statement_id
    ),
    usual as materialized (
        select m.statement_id,
               coalesce(o.samples, m.samples) as samples,
               coalesce(ln(o.usual_ms), m.centre) as centre,
               coalesce(
                   o.scatter,
                   greatest(
                       1.4826 * percentile_cont(0.5) within group (order by abs(s.y - m.centre)),
                       m.range / 1.349, 0.05)) as scatter
        from middle as m
        join series as s
          on s.statement_id = m.statement_id
         and s.recency between 7 and 66
        left join advisor.anomaly as o
          on o.statement_id = m.statement_id
         and o.state = 'open'
        group by m.statement_id, m.samples, m.centre, m.range, o.anomaly_id
    ),
    family_series as materialized (
        select f.family_id, s.captured_at,
               row_number() over (partition by f.family_id order by s.captured_at desc) as recency,
               percentile_cont(0.5) within group (order by s.y - u.centre) as y,
               sum(s.total_ms) / sum(s.calls) as mean_ms,
               sum(s.calls * exp(u.centre)) / sum(s.calls) as usual_ms
        from series as s
        join usual as u
          on u.statement_id = s.statement_id
        join advisor.family_member as f
          on f.statement_id = s.statement_id
        group by f.family_id, s.captured_at
        -- The family of one is that one.
        having count(*) > 1
    ),
    family_middle as (
        select s.family_id, count(*) as samples,
               percentile_cont(0.5) within group (order by s.y) as centre,
               percentile_cont(0.75) within group (order by s.y)
                   - percentile_cont(0.25) within group (order by s.y) as range
        from family_series as s
        where s.recency between 7 and 66
        group by s.family_id
    ),
    family_usual as (
        select m.family_id,
               coalesce(o.samples, m.samples) as samples,
               case when o.anomaly_id is null then m.centre else 0 end as centre,
               coalesce(
                   o.scatter,
                   greatest(
                       1.4826 * percentile_cont(0.5) within group (order by abs(s.y - m.centre)),
                       m.range / 1.349, 0.05)) as scatter
        from family_middle as m
        join family_series as s
          on s.family_id = m.family_id
         and s.recency between 7 and 66
        left join advisor.anomaly as o
          on o.family_id = m.family_id
         and o.state = 'open'
        group by m.family_id, m.samples, m.centre, m.range, o.anomaly_id
    )
    select u.statement_id, null::bigint, u.samples, exp(u.centre), u.scatter,
           max(s.total_ms / s.calls) filter (where s.recency = 1),
           max(s.y) filter (where s.recency = 1) - u.centre,
           percentile_cont(0.5) within group (order by s.y) filter (where s.recency <= 3)
               - u.centre,
           advisor._trimmed_mean(array_agg(s.y) filter (where s.recency <= 6)) - u.centre,
           advisor._trimmed_mean(array_agg(s.y)) - u.centre,
           min(s.captured_at) filter (where s.recency <= 3),
           min(s.captured_at) filter (where s.recency <= 6),
           min(s.captured_at)
    from usual as u
    join series as s
      on s.statement_id = u.statement_id
     and s.recency <= 12
    group by u.statement_id, u.samples, u.centre, u.scatter
    having max(s.captured_at) = $1.started_at
    union all
    select null, u.family_id, u.samples, max(s.usual_ms) filter (where s.recency = 1), u.scatter,
           max(s.mean_ms) filter (where s.recency = 1),
           max(s.y) filter (where s.recency = 1) - u.centre,
           percentile_cont(0.5) within group (order by s.y) filter (where s.recency <= 3)
               - u.centre,
           advisor._trimmed_mean(array_agg(s.y) filter (where s.recency <= 6)) - u.centre,
           advisor._trimmed_mean(array_agg(s.y)) - u.centre,
           min(s.captured_at) filter (where s.recency <= 3),
           min(s.captured_at) filter (where s.recency <= 6),
           min(s.captured_at)
    from family_usual as u
    join family_series as s
      on s.family_id = u.family_id
     and s.recency <= 12
    group by u.family_id, u.samples, u.centre, u.scatter
    having max(s.captured_at) = $1.started_at
$$;

revoke all on function advisor._deviation(advisor.scan_run) from public;
