begin;
\ir ../../lib/advisor.sql
select plan(42);

create schema app;
create table app.orders (id integer primary key, user_id integer);
insert into app.orders select g, g % 5000 from generate_series(1, 20000) as g;
analyze app.orders;
select pg_temp.run_statement('s1', 'select * from app.orders where user_id = $1', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "equality", "clause": "where"}]') as s1 \gset
select pg_temp.look_again() \g /dev/null
select recommendation_id as r1 from advisor.recommendation \gset
select muster.setup_roles(reader => 'advisor_test_reader', agent => 'advisor_test_agent', operator => 'advisor_test_operator',
    admin => 'advisor_test_admin') \g /dev/null

-- The reader looks.
select lives_ok(tap.as_role('advisor_test_reader', 'select * from ' || o), 'the reader sees ' || o)
from unnest(array['advisor.statement', 'advisor.recommendation', 'advisor.simulation', 'advisor.plan', 'advisor.stat_statement',
    'advisor.stat_table', 'advisor.bottlenecks()', format('advisor.explain_advice(%s)', :s1),
    $$advisor.what_if('select 1')$$, 'advisor.stat_anomaly', 'advisor.stat_lock_wait', 'advisor.plan_history',
    'advisor.fact_change', 'advisor.stat_family', $$advisor.ask('why is it slow')$$]) as o;
select is((select count(*) from advisor.answer), 1::bigint, 'what the reader asked is answered and kept');

-- And does nothing else.
select throws_ok(tap.as_role('advisor_test_reader', c), '42501', null, 'the reader may not: ' || c)
from unnest(array[
    format('select advisor.request_simulation(%s)', :s1), 'select advisor.request_scan()', 'select advisor.scan()',
    'select advisor.refresh_recommendations()', format('select advisor.mute_recommendation(%s)', :r1),
    'insert into advisor.answer (question, sentences, asked_at) values (''x'', ''[]'', now())',
    'delete from advisor.statement', 'select * from advisor._pending_statements()',
    'update advisor.recommendation set ddl = ''drop table app.orders''']) as c;

-- what_if runs with the caller's rights.
select throws_ok(tap.as_role('advisor_test_reader', $$select * from advisor.what_if('select * from app.orders')$$), '42501', null,
    'what_if shows nobody the plan of a table that he may not read');

-- The agent has no business here.
select throws_ok(tap.as_role('advisor_test_agent', 'select * from advisor.statement'), '42501', null, 'an agent sees nothing');
select throws_ok(tap.as_role('advisor_test_agent', 'select * from advisor.bottlenecks()'), '42501', null, 'of all this');

-- The operator asks and judges.
select lives_ok(tap.as_role('advisor_test_operator', c), 'the operator may: ' || c)
from unnest(array[
    format('select advisor.request_simulation(%s)', :s1), 'select advisor.request_scan()',
    format('select advisor.mute_recommendation(%s, %L)', :r1, 'no'), format('select advisor.reopen_recommendation(%s)', :r1)]) as c;
select is((select s.requested_by from advisor.simulation as s), session_user::text, 'who asked is kept: the login, not the owner');
select throws_ok(tap.as_role('advisor_test_operator', c), '42501', null, 'the operator may not: ' || c)
from unnest(array['select advisor.scan()', 'update advisor.simulation set status = ''done''', 'select advisor.prune()']) as c;

-- The admin does what the worker has to do.
create extension pg_stat_statements schema public;
grant pg_read_all_stats to advisor_test_admin;
select lives_ok(tap.as_role('advisor_test_admin', c), 'the admin may: ' || c)
from unnest(array['select advisor.scan(at => now() + interval ''1 minute'')', 'select advisor.refresh_recommendations()',
    'select * from advisor._pending_statements()', 'select * from advisor._claim_simulation()', 'select advisor.prune()',
    'select advisor._sweep(now())']) as c;

select * from finish();
rollback;
