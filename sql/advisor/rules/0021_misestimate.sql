create or replace function advisor._rule_0021_misestimate()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select f.*
    from advisor._misestimated_statement as m
    join advisor.statement as s
      on s.statement_id = m.statement_id
    cross join (
        select muster.setting_numeric('advisor.misestimate_factor') as least
    ) as l
    cross join lateral advisor._statement_finding(
        '0021_misestimate',
        'Rows that the planner does not expect',
        'notice',
        'stats',
        s,
        jsonb_build_object(
            'plan_id', m.plan_id,
            'expected_rows', m.expected_rows,
            'rows_per_call', m.rows_per_call,
            'factor', m.factor,
            'calls', m.calls,
            'facts_at', m.captured_at),
        format(
            'The planner expects %s rows, and %s came on average of %s calls: it chose the plan '
            'for another number of rows. Analyse the tables first. When the columns that are '
            'compared depend on each other they want statistics together; when few values are '
            'far more common than the others, a larger statistics target.',
            m.expected_rows, m.rows_per_call, m.calls)) as f
    where m.factor >= l.least
       or m.factor <= 1 / l.least
$$;

revoke all on function advisor._rule_0021_misestimate() from public;
