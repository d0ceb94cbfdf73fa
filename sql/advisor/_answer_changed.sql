create or replace function advisor._answer_changed(
    statement_id bigint,
    since timestamptz,
    at timestamptz
)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Plans, then indexes, settings and tables, then what is new, then what takes another time.
    -- About one statement and its tables, or about everything.
    with scope as (
        select s.relations
        from advisor.statement as s
        where s.statement_id = $1
    ),
    plan as (
        select x.sentence, x.source, c.changed_at as at, c.is_regression
        from advisor.plan_change as c
        cross join lateral advisor._plan_change_sentence(c) as x
        where c.changed_at > $2
          and c.changed_at <= $3
          and ($1 is null or c.statement_id = $1)
          and c.from_plan_id = (
              select max(p.from_plan_id)
              from advisor.plan_change as p
              where p.to_plan_id = c.to_plan_id)
    ),
    fact as (
        select upper(left(w.words, 1)) || substr(w.words, 2)
                   || format(' (seen at %s).', advisor._at_utc(f.happened_at)) as sentence,
               concat_ws(
                   '; ', 'advisor.fact_version ' || f.before_id,
                   'advisor.fact_version ' || nullif(f.version_id, f.before_id)) as source,
               f.happened_at as at,
               split_part(f.change, ' ', 1) as kind
        from advisor.fact_change as f
        cross join lateral (select advisor._change_sentence(f) as words) as w
        where f.happened_at > $2
          and f.happened_at <= $3
          and ($1 is null or f.relation is null
               or exists (select from scope as s where f.relation = any (s.relations)))
    ),
    answer as (
        (select 1 as part, p.sentence, p.source, p.at
         from plan as p
         order by p.is_regression desc, p.at desc
         limit 5)
        union all
        (select 2, f.sentence, f.source, f.at
         from fact as f
         order by array_position(array['index', 'setting', 'table', 'statistics'], f.kind),
                  f.at desc
         limit 10)
        union all
        (select 3,
                format(
                    'Statement %s was first seen at %s: %s', s.statement_id,
                    advisor._at_utc(s.first_seen_at), advisor._preview(s.normalized)),
                format('advisor.stat_statement %s', s.statement_id), s.first_seen_at
         from advisor.stat_statement as s
         where s.first_seen_at > $2
           and s.first_seen_at <= $3
           and ($1 is null or s.statement_id = $1)
         order by s.total_ms desc nulls last, s.statement_id
         limit 5)
        union all
        (select 4, x.sentence, x.source, null
         from advisor.mean_change($2, $3) as m
         cross join lateral advisor._mean_change_sentence(
             $2, $3, m.statement_id, m.mean_ms_before, m.calls_before, m.mean_ms, m.calls,
             m.factor) as x
         where (m.factor >= 1.5 or m.factor <= 0.67)
           and ($1 is null or m.statement_id = $1)
         order by abs(m.mean_ms - m.mean_ms_before) * m.calls desc
         limit 5)
    )
    select a.sentence, a.source
    from (
        select a.*
        from answer as a
        union all
        select 9,
               format('Nothing that is looked at has changed since %s.', advisor._at_utc($2)),
               format('advisor.scan_run from %s on', advisor._at_utc($2)), null
        where not exists (select from answer)
    ) as a
    order by a.part, a.at desc, a.sentence
$$;

revoke all on function advisor._answer_changed(bigint, timestamptz, timestamptz) from public;
