create or replace function advisor._mean_series(run advisor.scan_run)
returns table (
    statement_id bigint,
    captured_at timestamptz,
    recency bigint,
    calls bigint,
    total_ms double precision
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What the statements that ran in this scan took, scan by scan, newest first: the dearest ones,
    -- at most 100 scans of each. Left out are samples that tell nothing of the usual: those that
    -- reach back to a reset, those of cold caches, and those of anomalies that are over.
    with busy as (
        select o.statement_id
        from advisor.statement_sample as m
        join advisor.statement_source as o
          on o.source_id = m.source_id
        where m.captured_at = $1.started_at
          and m.scan_id = $1.scan_id
          and not m.is_baseline
          and o.state in ('parsed', 'unparsable')
        group by o.statement_id
        order by sum(m.total_ms) desc, o.statement_id
        limit (select muster.setting_bigint('advisor.anomaly_top'))
    ),
    point as (
        select b.statement_id, m.captured_at, sum(m.calls)::bigint as calls,
               sum(m.total_ms) as total_ms
        from busy as b
        join advisor.statement_source as o
          on o.statement_id = b.statement_id
        cross join lateral (
            select x.captured_at, x.calls, x.total_ms
            from advisor.statement_sample as x
            where x.source_id = o.source_id
              and x.captured_at <= $1.started_at
              and x.captured_at > $1.started_at - (
                  select muster.setting_interval('advisor.anomaly_window'))
              and not x.is_baseline
            order by x.captured_at desc
            limit 100
        ) as m
        where not exists (
                  select
                  from advisor.scan_run as r
                  where r.started_at = m.captured_at
                    and r.is_cold)
          and not exists (
              select
              from advisor.anomaly as a
              where a.statement_id = b.statement_id
                and a.state = 'over'
                and m.captured_at >= a.started_at
                and m.captured_at < a.ended_at)
        group by b.statement_id, m.captured_at
        having sum(m.total_ms) > 0
    )
    select p.statement_id, p.captured_at,
           row_number() over (partition by p.statement_id order by p.captured_at desc),
           p.calls, p.total_ms
    from point as p
$$;

revoke all on function advisor._mean_series(advisor.scan_run) from public;
