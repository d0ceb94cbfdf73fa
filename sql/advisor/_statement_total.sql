create or replace function advisor._statement_total(at timestamptz default now())
returns table (
    statement_id bigint,
    calls bigint,
    total_ms double precision,
    mean_ms double precision,
    rows bigint,
    shared_blks_hit bigint,
    shared_blks_read bigint,
    temp_blks_written bigint,
    wal_bytes numeric,
    sampled_at timestamptz
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What each statement that is not excluded did in the window that ends at the given time, all
    -- its sources together. A first scan's samples reach back to the reset of the counters.
    select s.statement_id,
           sum(m.calls)::bigint,
           sum(m.total_ms),
           sum(m.total_ms) / sum(m.calls),
           sum(m.rows)::bigint,
           sum(m.shared_blks_hit)::bigint,
           sum(m.shared_blks_read)::bigint,
           sum(m.temp_blks_written)::bigint,
           sum(m.wal_bytes),
           max(m.captured_at)
    from advisor.statement_sample as m
    join advisor.statement_source as s
      on s.source_id = m.source_id
    where m.captured_at > $1 - (select muster.setting_interval('advisor.window'))
      and m.captured_at <= $1
      and s.state in ('parsed', 'unparsable')
    group by s.statement_id
$$;

revoke all on function advisor._statement_total(timestamptz) from public;
