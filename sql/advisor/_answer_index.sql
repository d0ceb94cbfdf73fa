create or replace function advisor._answer_index(statement_id bigint)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The advice with the highest confidence first; candidates say that nobody asked the planner yet.
    (select format(
                '%s (%s, confidence %s): %s;', r.title, r.state, r.confidence, rtrim(r.ddl, ';')),
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
               'None: %s',
               coalesce(
                   string_agg(a.rule || ' - ' || a.reason, '; ')
                       filter (where a.rule in (
                           '0001_missing_index', '0002_composite_index', '0003_expression_index',
                           '0004_join_support', '0010_no_index_helps')),
                   'no rule looked at it yet')),
           format('advisor.explain_advice %s', $1)
    from advisor.explain_advice($1) as a
    where not exists (
        select
        from advisor.recommendation_statement as l
        join advisor.recommendation as r
          on r.recommendation_id = l.recommendation_id
        where l.statement_id = $1
          and r.state in ('open', 'candidate')
          and r.ddl like 'create index%')
$$;

revoke all on function advisor._answer_index(bigint) from public;
