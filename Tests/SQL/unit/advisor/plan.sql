begin;
\ir ../../lib/advisor.sql
select plan(44);

create schema app;
create table app.item (id integer primary key, name text);
insert into app.item select g, 'n' || g from generate_series(1, 1000) as g;
analyze app.item;
select advisor.refresh_facts(at => now() - interval '2 hours') \g /dev/null
select pg_temp.run_statement('s1', 'select $1', '{app.item}', total_ms => 3000) as s1 \gset
select pg_temp.run_statement('s2', 'select $1, $2', '{app.item}', total_ms => 2000) as s2 \gset
select pg_temp.run_statement('s3', 'select 3', '{app.item}', total_ms => 1000) as s3 \gset
select pg_temp.run_statement('ours', 'select 4', '{advisor.plan}', total_ms => 9000) as ours \gset

-- Which plans are wanted.
select results_eq(
    'select statement_id, kind, normalized, relations, search_path from advisor._plans_wanted()',
    format($$values (%1$s::bigint, 'select', 'select $1', array['app.item'], advisor._statement_search_path(%1$s)),
        (%2$s, 'select', 'select $1, $2', array['app.item'], advisor._statement_search_path(%1$s)),
        (%3$s, 'select', 'select 3', array['app.item'], advisor._statement_search_path(%1$s))$$,
        :s1, :s2, :s3),
    'at first all are wanted, dearest first, but not our own');
select results_eq('select statement_id from advisor._plans_wanted(2)',
    format('values (%s::bigint), (%s)', :s1, :s2), 'top limits them');
select muster.set_setting('advisor.top_k', '1') \g /dev/null
select results_eq('select statement_id from advisor._plans_wanted()',
    format('values (%s::bigint)', :s1), 'as advisor.top_k does');
select muster.set_setting('advisor.top_k', null) \g /dev/null

-- A first plan.
select advisor._record_plan(
    :s1, 'explain_generic', '{app}', '{"Plan": {}}', '{"had_seq_scan": true}', 'h1', 100,
    at => now() - interval '10 minutes') as p1 \gset
select results_eq(
    format('select source, search_path, plan_json, facts, shape_hash, total_cost, last_cost
        from advisor.plan where plan_id = %s', :p1),
    $$values ('explain_generic', array['app'], '{"Plan": {}}'::jsonb, '{"had_seq_scan": true}'::jsonb,
        'h1', 100::double precision, 100::double precision)$$, 'a plan is kept');
select is(
    (select s.explain_state from advisor.statement as s where s.statement_id = :s1), 'planned',
    'the statement is planned');
select is((select count(*) from advisor.plan_change), 0::bigint, 'a first plan is no change');
select results_eq('select statement_id from advisor._plans_wanted()',
    format('values (%s::bigint), (%s)', :s2, :s3), 'it is not wanted again at once');

-- The same plan.
select advisor._record_plan(
    :s1, 'explain_generic', '{app}', '{"Plan": {}}', '{}', 'h1', 110,
    at => now() - interval '9 minutes') as again \gset
select is(:again, :p1, 'the same shape at about the same cost is the same plan');
select results_eq(
    format('select total_cost, last_cost, last_seen_at from advisor.plan where plan_id = %s', :p1),
    $$values (100::double precision, 110::double precision, now() - interval '9 minutes')$$,
    'confirmed, with its present cost');

-- Slow drift is measured from where it began.
select advisor._record_plan(
    :s1, 'explain_generic', '{app}', '{}', '{}', 'h1', 125, at => now() - interval '8 minutes')
    as drifted \gset
select isnt(:drifted, :p1, 'a cost that has moved notably is another plan');
select is((select count(*) from advisor.plan_change), 0::bigint, 'but not a change of shape');

-- Another shape.
select advisor._record_plan(
    :s1, 'explain_generic', '{app}', '{}', '{}', 'h2', 50, at => now() - interval '7 minutes')
    as better \gset
select results_eq(
    'select from_plan_id, to_plan_id, cost_before, cost_after, is_regression from advisor.plan_change',
    format('values (%s::bigint, %s::bigint, 125::double precision, 50::double precision, false)',
           :drifted, :better),
    'another shape is a change; a cheaper one is no regression');
select is(
    (select count(*) from muster.event as e where e.topic = 'advisor_regression'), 0::bigint,
    'and no event');
select advisor._record_plan(
    :s1, 'explain_generic', '{app}', '{}', '{}', 'h3', 55, at => now() - interval '6 minutes')
    as slightly \gset
select is(
    (select c.is_regression from advisor.plan_change as c where c.to_plan_id = :slightly), false,
    'nor is one that is hardly dearer');
select advisor._record_plan(
    :s1, 'explain_generic', '{app}', '{}', '{}', 'h4', 500, at => now() - interval '5 minutes')
    as worse \gset
select is(
    (select c.is_regression from advisor.plan_change as c where c.to_plan_id = :worse), true,
    'a notably dearer one is');
select results_eq(
    $$select subject, detail - 'change_id' from muster.event where topic = 'advisor_regression'$$,
    format($$values ('%s', '{"from_plan_id": %s, "to_plan_id": %s, "cost_before": 55, "cost_after": 500, "causes": []}'::jsonb)$$,
           :s1, :slightly, :worse), 'and an event');

-- Sources are told apart.
select advisor._record_plan(
    :s1, 'explain_sample', '{app}', '{}', '{}', 'h9', 9999, at => now() - interval '4 minutes') \g /dev/null
select is((select count(*) from advisor.plan_change), 3::bigint,
    'plans with and without values are not compared');

-- When a plan is wanted again.
select results_eq(
    $$select statement_id from advisor._plans_wanted(at => now() + interval '2 hours') order by 1$$,
    format('values (%s::bigint), (%s), (%s)', :s1, :s2, :s3), 'after advisor.plan_refresh');
create index on app.item (name);
select advisor.refresh_facts(force => true) \g /dev/null
select ok(:s1 in (select w.statement_id from advisor._plans_wanted() as w),
    'when an index of one of its tables came');
select advisor._record_plan(:s1, 'explain_generic', '{app}', '{}', '{}', 'h4', 500,
    at => now() + interval '1 minute') \g /dev/null
select ok(:s1 not in (select w.statement_id from advisor._plans_wanted() as w), 'once');
select advisor.refresh_facts(force => true, at => now() + interval '2 minutes') \g /dev/null
select ok(:s1 not in (select w.statement_id from advisor._plans_wanted() as w),
    'facts that did not change change nothing');

-- No plan.
select advisor._record_plan_failure(:s2, 'refused', '{function f() belongs to mallory}') \g /dev/null
select advisor._record_plan_failure(:s3, 'failed', '{42501}') \g /dev/null
select results_eq(
    format('select explain_state, explain_reasons from advisor.statement
        where statement_id in (%s, %s) order by statement_id', :s2, :s3),
    $$values ('refused', array['function f() belongs to mallory']), ('failed', array['42501'])$$,
    'why there is no plan is kept');
select ok(:s2 not in (select w.statement_id from advisor._plans_wanted() as w),
    'a refused statement is not tried again at once');
select throws_ok(
    format('select advisor._record_plan_failure(%s, %L, %L)', :s2, 'refused', '{}'), 'MU082', null,
    'there must be a reason');
select throws_ok(
    format('select advisor._record_plan_failure(%s, %L, %L)', :s2, 'odd', '{x}'), 'MU082', null,
    'and one of two states');
select throws_ok($$select advisor._record_plan_failure(0, 'failed', '{x}')$$, 'MU180', null,
    'of a statement that is known');
select throws_ok($$select advisor._record_plan(0, 'explain_generic', '{}', '{}', '{}', 'h', 1)$$,
    'MU180', null, 'a plan, too, is of a statement that is known');
select throws_ok(
    format('select advisor._record_plan(%s, %L, %L, %L, %L, %L, %L)', :s1, 'explain_generic', '{}',
           '{}', '{}', 'h', 'infinity'), '23514', null, 'a cost is finite');

-- The diff.
select throws_ok(format('select * from advisor.explain_diff(%s, %s)', :slightly, :worse), 'MU184',
    'these two plans have not been compared yet', 'a diff that no worker made is not there');
select throws_ok(format('select * from advisor.explain_diff(%s, 0)', :worse), 'MU182',
    'no such plan', 'an unknown plan');
select throws_ok('select * from advisor.explain_diff(null, null)', 'MU182', null, 'no plan at all');
select advisor._record_plan_diff(:slightly, :worse, '{"Index Scan -> Seq Scan on item"}', '{
    "rows": [
        {"status": "unchanged", "depth": 0, "labels": [],
         "before": {"title": "Aggregate", "total_cost": 55.0, "plan_rows": 1},
         "after": {"title": "Aggregate", "total_cost": 500.0, "plan_rows": 1}},
        {"status": "changed", "depth": 1, "labels": ["Index Scan -> Seq Scan"],
         "before": {"title": "Index Scan on item", "total_cost": 54.0, "plan_rows": 3},
         "after": {"title": "Seq Scan on item", "total_cost": 499.0, "plan_rows": 3}},
        {"status": "added", "depth": 2, "labels": [],
         "after": {"title": "Sort", "total_cost": 1.0, "plan_rows": 2}},
        {"status": "removed", "depth": 2, "labels": [],
         "before": {"title": "Memoize", "total_cost": 2.0, "plan_rows": 2}}]}') as change \gset
select results_eq(
    format('select line from advisor.explain_diff(%s, %s) offset 1', :slightly, :worse),
    $$values ('Index Scan -> Seq Scan on item'),
        ('  Aggregate  cost 55.00 -> 500.00 rows 1.00'),
        ('~   Index Scan on item -> Seq Scan on item  cost 54.00 -> 499.00 rows 3.00  [Index Scan -> Seq Scan]'),
        ('+     Sort  cost 1.00 rows 2.00'),
        ('-     Memoize  cost 2.00 rows 2.00'),
        ('likely cause: the index app.item_name_idx was created')$$,
    'the diff is an aligned tree, followed by what may have caused it');
select matches(
    (select d.line from advisor.explain_diff(:slightly, :worse) as d limit 1),
    '^statement \d+: plan \d+ of .*, cost 55.00 -> plan \d+ of .*, cost 500.00 \(809.1 % dearer\)$',
    'under a heading');
select is(
    (select c.is_regression from advisor.plan_change as c where c.change_id = :change), true,
    'what was known of the change stays');
select advisor._record_plan_diff(:p1, :worse, '{}', '{"rows": []}') \g /dev/null
select is((select count(*) from advisor.explain_diff(:p1, :worse) as d where d.line ~ '^statement'), 1::bigint,
    'any two plans of a statement can be compared');
select advisor._record_plan(:s3, 'explain_generic', '{}', '{}', '{}', 'h', 1) as other \gset
select throws_ok(format('select advisor._record_plan_diff(%s, %s, %L, %L)', :p1, :other, '{}', '{}'),
    'MU084', 'the two plans are of different statements', 'but not plans of two statements');
select throws_ok(format('select * from advisor.explain_diff(%s, %s)', :p1, :other), 'MU084', null,
    'nor are they shown so');

-- Words and figures for costs.
select results_eq(
    'select advisor._percent(c.a, c.b), advisor._improvement_pct(c.a, c.b)
     from (values (100.0, 25.0), (100, 100), (100, 300), (0, 0), (0, 10), (100000, 99999), (0.4, 0.395))
        as c (a, b)',
    $$values ('75.0 % cheaper', 75.0), ('the same cost', 0), ('200.0 % dearer', -200.0),
        ('the same cost', 0), ('1000000000000.0 % dearer', -100000.0), ('the same cost', 0),
        ('1.3 % cheaper', 0)$$,
    'costs are compared with care for small ones');

-- What the views say of it.
select results_eq(
    format('select explain_state, plan_id, plan_cost, had_seq_scan from advisor.stat_statement
        where statement_id = %s', :s1),
    format('select %L, %s::bigint, 500::double precision, null::boolean', 'planned', :worse),
    'stat_statement shows the plan that was confirmed last');
select results_eq(
    format('select calls, total_ms, mean_ms from advisor.stat_statement where statement_id = %s', :s1),
    'values (100::bigint, 3000.000, 30.000)', 'and the figures of the window');
select is(
    (select t.statements from advisor.stat_table as t where t.table_name = 'item'), 3::bigint,
    'stat_table counts the statements');
select is(
    (select t.indexes from advisor.stat_table as t where t.table_name = 'item'), 2::bigint,
    'and the indexes');
select is(
    (select count(*) from advisor.stat_statement as s where s.statement_id = :ours), 0::bigint,
    'our own statements are in neither');
select is(
    (select count(*) from advisor.stat_table as t where t.schema_name in ('advisor', 'muster')), 0::bigint,
    'nor are our own tables');

select * from finish();
rollback;
