create or replace function advisor.mean_change(
    since timestamptz,
    at timestamptz default now()
)
returns table (
    statement_id bigint,
    calls_before bigint,
    mean_ms_before numeric,
    calls bigint,
    mean_ms numeric,
    factor numeric
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with period as (
        select s.statement_id,
               sum(m.calls) filter (where m.captured_at <= $1)::bigint as calls_before,
               sum(m.total_ms) filter (where m.captured_at <= $1) as ms_before,
               sum(m.calls) filter (where m.captured_at > $1)::bigint as calls,
               sum(m.total_ms) filter (where m.captured_at > $1) as ms
        from advisor.statement_sample as m
        join advisor.statement_source as s
          on s.source_id = m.source_id
        where m.captured_at > $1 - ($2 - $1)
          and m.captured_at <= $2
          and not m.is_baseline
          and s.state in ('parsed', 'unparsable')
        group by s.statement_id
    )
    select p.statement_id, p.calls_before, round((p.ms_before / p.calls_before)::numeric, 3),
           p.calls, round((p.ms / p.calls)::numeric, 3),
           round((p.ms / p.calls / nullif(p.ms_before / p.calls_before, 0))::numeric, 2)
    from period as p
    where p.calls_before > 0
      and p.calls > 0
    order by 6 desc nulls last, 1
$$;

comment on function advisor.mean_change(timestamptz, timestamptz) is
'What each statement takes a call since the given time, and what it took in as long a time before.

Returns the statements that ran in both, with calls, milliseconds a call and by what factor they
rose, the largest first.

    select * from advisor.mean_change(now() - interval ''1 day'');';

revoke all on function advisor.mean_change(timestamptz, timestamptz) from public;
