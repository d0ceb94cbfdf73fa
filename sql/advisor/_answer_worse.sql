create or replace function advisor._answer_worse(
    statement_id bigint,
    since timestamptz,
    at timestamptz
)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What is slower than usual now, plans that became dearer, and means that rose by a half or
    -- more.
    with answer as (
        (select 1 as part, x.sentence, x.source, a.factor as rank
         from advisor.stat_anomaly as a
         cross join lateral advisor._anomaly_sentence(a) as x
         where a.last_seen_at > $2
           and a.started_at <= $3
           and a.state <> 'over'
           and ($1 is null or a.statement_id = $1)
         order by a.factor desc
         limit 5)
        union all
        (select 2, x.sentence, x.source, (c.cost_after - c.cost_before)::numeric
         from advisor.plan_change as c
         cross join lateral advisor._plan_change_sentence(c) as x
         where c.is_regression
           and c.changed_at > $2
           and c.changed_at <= $3
           and ($1 is null or c.statement_id = $1)
         order by c.cost_after - c.cost_before desc
         limit 5)
        union all
        (select 3, x.sentence, x.source, m.factor
         from advisor.mean_change($2, $3) as m
         cross join lateral advisor._mean_change_sentence(
             $2, $3, m.statement_id, m.mean_ms_before, m.calls_before, m.mean_ms, m.calls,
             m.factor) as x
         where m.factor >= 1.5
           and ($1 is null or m.statement_id = $1)
         order by (m.mean_ms - m.mean_ms_before) * m.calls desc
         limit 5)
    )
    select a.sentence, a.source
    from (
        select a.*
        from answer as a
        union all
        select 9,
               format('Nothing that is looked at got worse since %s.', advisor._at_utc($2)),
               format('advisor.scan_run from %s on', advisor._at_utc($2)), null
        where not exists (select from answer)
    ) as a
    order by a.part, a.rank desc, a.sentence
$$;

revoke all on function advisor._answer_worse(bigint, timestamptz, timestamptz) from public;
