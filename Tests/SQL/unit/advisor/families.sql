begin;
\ir ../../lib/advisor.sql
select plan(15);

select pg_temp.run_statement('a', 'select * from app.t where a = $1', '{app.t}',
    '[{"relation_schema": "app", "relation_name": "t", "column_name": "a", "usage": "equality", "clause": "where"},
      {"relation_schema": "app", "relation_name": "t", "column_name": "id", "usage": "join", "clause": "on",
       "other_schema": "app", "other_relation": "Other", "other_column": "id", "other_instance": 1}]',
    '{"functions": ["count"], "has_limit": true}') as a \gset
select pg_temp.run_statement('b', 'select * from app.t where b = $1', '{app.t}', calls => 10, total_ms => 50) as b \gset
select pg_temp.run_statement('ours', 'select 1', '{advisor.plan}') as ours \gset

-- What the worker groups by.
select results_eq(
    'select statement_id, fingerprint, kind, relations, conditions, functions, has_limit, is_correlated
     from advisor._family_feature order by 1',
    format($$values
        (%s::bigint, 'a', 'select', '{app.t}'::text[], '[{"relation": "app.t", "column": "a", "usage": "equality"},
            {"relation": "app.t", "column": "id", "usage": "join", "other": "app.\"Other\""}]'::jsonb, '["count"]'::jsonb, true, false),
        (%s, 'b', 'select', '{app.t}', '[]', '[]', false, false)$$, :a, :b),
    'tables, conditions and shape of each statement of the users''');
select is(advisor._families_due(), true, 'a statement without a family is due');

-- Recording.
select is(advisor._record_families(format('[
    {"label": "t_by_a", "description": "select on app.t by a", "tokens": [{"token": "table:app.t", "weight": 0.7}],
     "members": [{"statement_id": %s, "similarity": 0.9}]},
    {"label": "t_by_b", "description": "select on app.t by b", "tokens": [],
     "members": [{"statement_id": %s, "similarity": 1}, {"statement_id": 0, "similarity": 1}]}]', :a, :b)::jsonb,
    now() - interval '1 day'), 2::bigint, 'two families');
select results_eq('select f.label, m.statement_id, m.similarity from advisor.family_member as m join advisor.family as f using (family_id) order by 1',
    format($$values ('t_by_a', %s::bigint, 0.9), ('t_by_b', %s, 1)$$, :a, :b), 'with their statements, and none that went');
select is((select s.family from advisor.stat_statement as s where s.statement_id = :b), 't_by_b', 'a statement says its family');
select is(advisor._families_due(), false, 'then nothing is due');
select results_eq('select label, statements, calls, total_ms, mean_ms from advisor.stat_family order by 1',
    $$values ('t_by_a', 1::bigint, 100::bigint, 1000.000, 10.000), ('t_by_b', 1, 10, 50.000, 5.000)$$, 'a family has the figures of its statements');

-- Again, otherwise.
select family_id as kept from advisor.family where label = 't_by_a' \gset
select is(advisor._record_families(format('[{"label": "t_by_a", "description": "both", "tokens": [],
    "members": [{"statement_id": %s, "similarity": 0.5}, {"statement_id": %s, "similarity": 0.5}]}]', :a, :b)::jsonb), 1::bigint, 'one family');
select is((select f.family_id from advisor.family as f), :kept::bigint, 'which keeps its key with its label');
select is((select f.first_seen_at < f.made_at from advisor.family as f), true, 'and since when there is one of that name');
select is((select array_agg(distinct s.family) from advisor.statement as s where not s.is_excluded), '{t_by_a}', 'the statements follow');
delete from advisor.statement where statement_id in (:a, :b);
select is(advisor._families_due(), true, 'a family that lost its statements is due, too');
select is(advisor._record_families('[]'), 0::bigint, 'and goes');
select is((select count(*) from advisor.family), 0::bigint, 'with nothing left');
select throws_ok('select advisor._record_families(null)', 'MU082', null, 'nothing is no record');

select * from finish();
rollback;
