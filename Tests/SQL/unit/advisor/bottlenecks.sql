begin;
\ir ../../lib/advisor.sql
select plan(33);

create schema app;
create table app.orders (id integer primary key, user_id integer, status text);
insert into app.orders select g, g % 5000, 's' || g % 7 from generate_series(1, 20000) as g;
analyze app.orders;
create table app.tiny (id integer primary key, code text);

select pg_temp.run_statement('fast', 'select * from app.orders where id = $1', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "id", "usage": "equality", "clause": "where"}]',
    calls => 1000, total_ms => 1000) as fast \gset
select pg_temp.run_statement('slow', 'select *
        from app.orders   where user_id = $1', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "equality", "clause": "where"}]',
    calls => 10, total_ms => 3000) as slow \gset
select pg_temp.run_statement('tiny', 'select * from app.tiny where code = $1', '{app.tiny}',
    '[{"relation_schema": "app", "relation_name": "tiny", "column_name": "code", "usage": "equality", "clause": "where"}]',
    calls => 5, total_ms => 1000) as tiny \gset
select pg_temp.run_statement('old', 'select 1 from app.orders', '{app.orders}', calls => 1, total_ms => 99999,
    at => now() - interval '25 hours') as old \gset
select pg_temp.run_statement('ours', 'select 1 from advisor.plan', '{advisor.plan}', total_ms => 99999) as ours \gset
select pg_temp.look_again() \g /dev/null

-- The list.
select results_eq(
    'select query_id, fingerprint, query, calls, mean_ms, total_ms, share from advisor.bottlenecks()',
    format($$values
        (%s::bigint, 'slow', 'select * from app.orders where user_id = $1', 10::bigint, 300.000, 3000.000, 0.6000),
        (%s, 'fast', 'select * from app.orders where id = $1', 1000, 1.000, 1000.000, 0.2000),
        (%s, 'tiny', 'select * from app.tiny where code = $1', 5, 200.000, 1000.000, 0.2000)$$, :slow, :fast, :tiny),
    'the statements of the window, dearest first, each on one line');
select is((select count(*) from advisor.bottlenecks(1)), 1::bigint, 'up to a limit');
select is((select count(*) from advisor.bottlenecks(0)), 0::bigint, 'of nought');
select is((select count(*) from advisor.bottlenecks(-5)), 0::bigint, 'or less');
select is((select count(*) from advisor.bottlenecks(null)), 3::bigint, 'or none');
select results_eq('select query_id from advisor.bottlenecks("limit" => 5, at => now() - interval ''24 hours'')',
    format('values (%s::bigint)', :old), 'the window ends when one says');

-- The advice.
select results_eq(
    format('select reason, ddl, confidence, improvement_pct from advisor.bottlenecks() where query_id = %s', :slow),
    $$values ('Missing index: app.orders (user_id) (not verified yet)',
        'create index concurrently orders_user_id_idx on app.orders (user_id);', 0.90, null::numeric)$$,
    'what to do is said, and that the planner was not asked');
select is((select b.reason from advisor.bottlenecks() as b where b.query_id = :fast), 'waits for a worker to explain it',
    'where there is none, why');
select advisor._record_plan(s.statement_id, 'explain_generic', '{}', '{}', '{}', 'h', 1)
from advisor.statement as s where s.statement_id in (:fast, :slow) \g /dev/null
select is((select b.reason from advisor.bottlenecks() as b where b.query_id = :fast), 'no rule has advice', 'or that nothing is wrong');
select advisor._record_plan_failure(:tiny, 'refused', '{function f() belongs to mallory}') \g /dev/null
select is((select b.reason from advisor.bottlenecks() as b where b.query_id = :tiny),
    'not explained: function f() belongs to mallory', 'or that nobody dared');
select advisor._record_plan_failure(:tiny, 'failed', '{42501}') \g /dev/null
select is((select b.reason from advisor.bottlenecks() as b where b.query_id = :tiny), 'could not be explained (42501)', 'or could');
select recommendation_id as advice from advisor.recommendation where statement_id = :slow \gset
select advisor._record_estimate(:advice,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 50, "used": true}]', :slow)::jsonb) \g /dev/null
select results_eq(
    format('select reason, recommendation_id, improvement_pct from advisor.bottlenecks() where query_id = %s', :slow),
    format($$values ('Missing index: app.orders (user_id)', %s::bigint, 95.0)$$, :advice), 'verified advice says what it brings');

-- The best of several.
insert into advisor.recommendation (finding_key, rule, title, severity, kind, target, evidence, why, confidence, risk, state,
    state_at, first_found_at, last_found_at)
values ('k1', '0010_no_index_helps', 'No index', 'info', 'no_index', 'x', '{}', 'w', 0.99, 'none', 'open', now(), now(), now()),
    ('k2', '0001_missing_index', 'Useless', 'info', 'missing_index', 'x', '{}', 'w', 0.99, 'none', 'open', now(), now(), now());
insert into advisor.recommendation_statement (recommendation_id, statement_id, added_at, cost_before, cost_after, improvement, is_used, estimated_at)
select r.recommendation_id, :slow, now(), 10, 12, -0.2, true, now()
from advisor.recommendation as r where r.finding_key in ('k1', 'k2');
select is((select b.recommendation_id from advisor.bottlenecks() as b where b.query_id = :slow), :advice::bigint,
    'what saves most is shown, not what harms or only informs');

-- Long texts.
select is(length(advisor._preview(repeat('x ', 500))), 200, 'a preview is short');
select is(advisor._preview(null), null, 'or none');

-- Every rule's word.
select results_eq(format('select rule, verdict, target, reason from advisor.explain_advice(%s) where rule < %L', :fast, '0003'),
    $$values ('0001_missing_index', 'no', 'app.orders (id)', 'index orders_pkey serves it already'),
        ('0002_composite_index', 'no', null, 'no table is picked by several columns, or by one and ordered by another')$$,
    'each rule says why it has nothing to say');
select is((select count(distinct e.rule) from advisor.explain_advice(:fast) as e), 30::bigint, 'every rule is there');
select is((select count(*) from advisor.explain_advice(:fast) as e where e.verdict <> 'no'), 0::bigint, 'with no advice');
select results_eq(
    format('select verdict, target, recommendation_id from advisor.explain_advice(%s) where rule = %L and verdict = %L', :slow, '0001_missing_index', 'advice')
        || ' and target <> ''x''',
    format($$values ('advice', 'app.orders (user_id)', %s::bigint)$$, :advice), 'or what it advises');
select matches((select e.reason from advisor.explain_advice(:tiny) as e where e.rule = '0001_missing_index'),
    'the table has about \d+ rows, fewer than advisor.min_table_rows', 'a small table is named as such');
select advisor._reject_recommendation(:advice, 'the planner does not use it') \g /dev/null
select results_eq(
    format('select verdict, reason from advisor.explain_advice(%s) where target = %L', :slow, 'app.orders (user_id)'),
    $$values ('no', 'the planner does not use it')$$, 'what was rejected is said with its reason');
select advisor.mute_recommendation(:advice, 'later') \g /dev/null
select results_eq(
    format('select verdict, reason from advisor.explain_advice(%s) where target = %L', :slow, 'app.orders (user_id)'),
    $$values ('no', 'muted: later')$$, 'and so is what was muted');
select pg_temp.run_statement('wider', 'select 5', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "status", "usage": "equality", "clause": "where"},
      {"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "range", "clause": "where"}]') as wider \gset
select pg_temp.run_statement('narrow', 'select 6', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "status", "usage": "equality", "clause": "where"}]') as narrow \gset
select pg_temp.look_again() \g /dev/null
select is(
    (select e.reason from advisor.explain_advice(:narrow) as e where e.rule = '0001_missing_index'),
    'an index that begins so is proposed already', 'what a wider index serves is said');
create index twice on app.orders (id);
select pg_temp.look_again() \g /dev/null
select is((select e.target from advisor.explain_advice(:fast) as e where e.rule = '0006_redundant_index'), 'app.twice',
    'what is wrong with a table is said of its statements');
select is((select e.reason from advisor.explain_advice(:ours) as e where e.rule = '0001_missing_index'),
    'the statement is left out: only Muster''s own objects', 'an excluded statement says so');
select throws_ok('select * from advisor.explain_advice(0)', 'MU180', 'no such statement', 'an unknown statement');
select throws_ok('select * from advisor.explain_advice(null)', 'MU180', null, 'no statement');

-- Family and chips.
select results_eq(format('select family, chips from advisor.bottlenecks() where query_id = %s', :fast),
    $$values (null::text, '{}'::text[])$$, 'nothing unusual, nothing to show');
select advisor._record_families(format('[{"label": "orders_by_id", "description": "d", "tokens": [],
    "members": [{"statement_id": %s, "similarity": 1}]}]', :fast)::jsonb) \g /dev/null
insert into advisor.anomaly (statement_id, started_at, last_seen_at, samples, usual_ms, scatter, mean_ms, factor, score)
values (:fast, now(), now(), 20, 1, 0.1, 3, 3.01, 10);
insert into advisor.scan_run (status, started_at, finished_at, min_mean_ms, min_calls)
values ('done', now(), now(), 0, 1) returning scan_id as scan \gset
insert into advisor.lock_wait (scan_id, seen_at, queryid, userid, waited_ms, lock_type, lock_mode, blocker_pid)
values (:scan, now(), hashtextextended('fast', 0), session_user::regrole, 1, 'relation', 'ShareLock', 1);
select advisor._record_plan(:fast, 'explain_generic', '{}', '{}', '{}', 'h2', 100) \g /dev/null
select results_eq(format('select family, chips from advisor.bottlenecks() where query_id = %s', :fast),
    $$values ('orders_by_id', array['3.01 times as slow as usual', 'contention suspected', 'plan got worse'])$$,
    'the family, and what is unusual');
update advisor.anomaly set state = 'over', ended_at = now();
select results_eq(format('select chips from advisor.bottlenecks(at => now() + interval ''23 hours'') where query_id = %s', :fast),
    $$values (array['contention suspected', 'plan got worse'])$$, 'while it is');
select is((select f.statements from advisor.stat_family as f where f.label = 'orders_by_id'), 1::bigint, 'stat_family counts the statements');

-- No literal in any of it.
select is((select count(*) from advisor.bottlenecks() as b where b.query ~ '''[^'']'), 0::bigint, 'no literal is shown');
select is((select s.recommendations from advisor.stat_statement as s where s.statement_id = :wider), 1::bigint,
    'stat_statement counts the advice');

select * from finish();
rollback;
