create or replace function advisor._answer_index(statement_id bigint)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The advice that saves most first; candidates say that nobody asked the planner yet. Of the
    -- rules only those that speak of adding an index explain why there is none.
    (select format(
                '%s (%s, confidence %s): %s',
                r.title,
                case
                    when r.measured_at is not null then format(
                        'measured on copies: %s ms instead of %s ms',
                        round(r.measured_after_ms::numeric, 3),
                        round(r.measured_before_ms::numeric, 3))
                    when r.state = 'candidate' then 'not verified yet'
                    else 'verified'
                end,
                r.confidence, r.ddl),
            format('advisor.recommendation %s', r.recommendation_id)
     from advisor.recommendation_statement as l
     join advisor.recommendation as r
       on r.recommendation_id = l.recommendation_id
     where l.statement_id = $1
       and r.state in ('open', 'candidate')
       and r.ddl like 'create index%'
     order by r.state = 'open' desc, l.improvement desc nulls last, r.confidence desc,
              r.recommendation_id)
    union all
    select format(
               'None: %s.',
               coalesce(
                   string_agg(a.rule || ' - ' || a.reason, '; ')
                       filter (where k.adds_index),
                   'no rule looked at it yet')),
           format('advisor.explain_advice %s', $1)
    from advisor.explain_advice($1) as a
    cross join lateral (
        select a.rule ~ '(index|join_support|no_index_helps)$'
               and a.rule !~ '(redundant|unused|duplicate|invalid)' as adds_index
    ) as k
    where not exists (
        select
        from advisor.recommendation_statement as l
        join advisor.recommendation as r
          on r.recommendation_id = l.recommendation_id
        where l.statement_id = $1
          and r.state in ('open', 'candidate')
          and r.ddl like 'create index%')
    having count(*) > 0
$$;

revoke all on function advisor._answer_index(bigint) from public;
