begin;
\ir ../../lib/advisor.sql
select plan(42);

create schema app;
create table app.orders (id integer primary key, user_id integer, email text);
insert into app.orders select g, g % 5000, 'e' || g from generate_series(1, 20000) as g;
analyze app.orders;
select pg_temp.run_statement('s1', 'select * from app.orders where user_id = $1', '{app.orders}',
    '[{"relation_name": "orders", "relation_schema": "app", "column_name": "user_id", "usage": "equality",
       "operator": "=", "clause": "where"}]') as s1 \gset
select pg_temp.run_statement('s2', 'select * from app.orders', '{app.orders}') as s2 \gset
select pg_temp.look_again() \g /dev/null
select recommendation_id as r1 from advisor.recommendation \gset

-- Asking.
select advisor.request_simulation(:s1, at => now() - interval '50 seconds') as sim1 \gset
select results_eq(
    format('select statement_id, recommendation_id, ddl, mode, status from advisor.simulation where simulation_id = %s', :sim1),
    format($$values (%s::bigint, %s::bigint, array['create index concurrently orders_user_id_idx on app.orders (user_id);'],
        'hypopg', 'requested')$$, :s1, :r1), 'without an index it is the best advice');
select results_eq($$select subject from muster.event where topic = 'advisor_simulation'$$,
    format('values (%L::text)', :sim1), 'workers are told');
select advisor.request_simulation(:s2, recommendation_id => :r1) as sim2 \gset
select is((select s.recommendation_id from advisor.simulation as s where s.simulation_id = :sim2), :r1::bigint,
    'a recommendation can be tried on another statement');
select advisor.request_simulation(:s2, ddl => array['create index on app.orders (email)', 'create index on app.orders (id)']) as sim3 \gset
select results_eq(format('select recommendation_id, cardinality(ddl) from advisor.simulation where simulation_id = %s', :sim3),
    'values (null::bigint, 2)', 'and so can any indexes');

-- Asking wrongly.
select throws_ok('select advisor.request_simulation(0)', 'MU180', 'no such statement', 'an unknown statement');
select throws_ok('select advisor.request_simulation(null)', 'MU180', null, 'no statement');
select throws_ok(format('select advisor.request_simulation(%s, 0)', :s1), 'MU181', 'no such recommendation',
    'an unknown recommendation');
select throws_ok(format('select advisor.request_simulation(%s)', :s2), 'MU185', 'there is no index to simulate',
    'a statement without advice');
select throws_ok(format('select advisor.request_simulation(%s, ddl => %L)', :s1, '{}'), 'MU081', null, 'an empty list');
select throws_ok(format('select advisor.request_simulation(%s, ddl => %L)', :s1, '{""}'), 'MU081', null, 'an empty command');
select throws_ok(format('select advisor.request_simulation(%s, ddl => array_fill(%L::text, array[17]))', :s1, 'create index'),
    'MU081', null, 'too many');
select throws_ok(format('select advisor.request_simulation(%s, mode => %L)', :s1, 'magic'), 'MU001', null, 'an unknown mode');
select throws_ok(format('select advisor.request_simulation(%s, mode => null)', :s1), 'MU001', null, 'no mode');
select pg_temp.look_again() \g /dev/null
insert into advisor.recommendation (finding_key, rule, title, severity, kind, target, evidence, why, ddl, confidence, risk,
    state, state_at, first_found_at, last_found_at)
values ('k', '0008_stale_statistics', 't', 'info', 'stats', 'app.orders', '{}', 'w', 'analyze app.orders;', 0.5, 'none',
    'open', now(), now(), now())
returning recommendation_id as stats \gset
select throws_ok(format('select advisor.request_simulation(%s, %s)', :s1, :stats), 'MU185', null, 'advice that makes no index');

-- The rate.
select muster.set_setting('advisor.simulations_per_minute', '3') \g /dev/null
select throws_ok(format('select advisor.request_simulation(%s)', :s1), 'MU280', 'too many simulations',
    'more than advisor.simulations_per_minute are refused');
select lives_ok(format('select advisor.request_simulation(%s, at => now() + interval %L)', :s1, '11 seconds'),
    'until the first of them is a minute old');
select muster.set_setting('advisor.simulations_per_minute', null) \g /dev/null

-- The worker takes them up.
select * from advisor._claim_simulation() \gset c1_
select is(:c1_simulation_id, :sim1, 'the oldest comes first');
select is(:'c1_normalized'::text, 'select * from app.orders where user_id = $1', 'with the text to plan');
select is(:'c1_search_path'::text[], advisor._statement_search_path(:s1), 'and the path to plan it in');
select is((select c.simulation_id from advisor._claim_simulation() as c), :sim2::bigint, 'then the next');
select is((select count(*) from advisor._claim_simulation()), 0::bigint,
    'no more than advisor.simulations_in_flight at the same time');

-- And answers.
select throws_ok(format('select advisor._finish_simulation(%s, null, 1, null, null, null)', :sim1), 'MU083', null, 'a cost is needed');
select throws_ok(format('select advisor._finish_simulation(%s, 1, %L, null, null, null)', :sim1, 'infinity'), 'MU083', null, 'a finite one');
select ok(advisor._finish_simulation(:sim1, 1000, 10, '{"Plan": 1}', '{"Plan": 2}', '{"Seq Scan -> Index Scan"}',
    size_bytes => 4096, notes => '{"an index is written to with each row"}'), 'a result is taken');
select results_eq(
    format('select status, before_cost, after_cost, improvement_pct, before_ms, labels, size_bytes, finished_at is not null
        from advisor.simulation where simulation_id = %s', :sim1),
    $$values ('done', 1000::double precision, 10::double precision, 99.0, null::double precision, array['Seq Scan -> Index Scan'],
        4096::bigint, true)$$, 'and kept, without milliseconds that nobody measured');
select ok(not advisor._finish_simulation(:sim1, 1, 1, null, null, null), 'once');
select throws_ok('select advisor._finish_simulation(0, 1, 1, null, null, null)', 'MU183', 'no such simulation', 'not of one that is unknown');
select ok(advisor._fail_simulation(:sim2, '57014', 'the plan took too long', 'Raise advisor.explain_timeout.'), 'a failure is taken');
select results_eq(format('select status, sqlstate, message, hint from advisor.simulation where simulation_id = %s', :sim2),
    $$values ('failed', '57014', 'the plan took too long', 'Raise advisor.explain_timeout.')$$, 'and kept with its reason');
select * from advisor._claim_simulation() \gset c3_
select ok(advisor._fail_simulation(:c3_simulation_id, 'MU081', 'HypoPG does not take the index', refused => true), 'a refusal, too');
select is((select s.status from advisor.simulation as s where s.simulation_id = :c3_simulation_id), 'refused', 'is told from a failure');
select throws_ok($$select advisor._fail_simulation(0, 'x', 'y')$$, 'MU183', null, 'an unknown one cannot fail');

-- Claims are counted by the minute, too.
select muster.set_setting('advisor.simulations_per_minute', '3') \g /dev/null
select is((select count(*) from advisor._claim_simulation()), 0::bigint, 'three were begun within a minute');
select is((select count(*) from advisor._claim_simulation(at => now() + interval '61 seconds')), 1::bigint, 'then more may begin');
select muster.set_setting('advisor.simulations_per_minute', null) \g /dev/null

-- The sweep.
select advisor.request_simulation(:s1, at => now()) as lonely \gset
select is(advisor._sweep(now() + interval '5 seconds'), 0::bigint, 'what is young is left');
select is(advisor._sweep(now() + interval '41 seconds'), 1::bigint, 'what nobody took up is ended');
select results_eq(format('select status, sqlstate, message from advisor.simulation where simulation_id = %s', :lonely),
    $$values ('failed', 'MU480', 'no worker took it up')$$, 'with the reason');
select is(advisor._sweep(now() + interval '82 seconds'), 1::bigint, 'what a worker left is ended, too');
select is((select count(*) from advisor.simulation as s where s.status in ('requested', 'running')), 0::bigint, 'nothing is left open');
select advisor.request_scan() as request \gset
select is(advisor._claim_scan_request(), :request::bigint, 'a scan request that a worker took');
select is(advisor._sweep(now() + interval '6 minutes'), 1::bigint, 'and left');
select is((select r.status from advisor.scan_request as r where r.request_id = :request), 'failed', 'is ended');

select * from finish();
rollback;
