begin;
\ir ../../lib/advisor.sql
select plan(39);

-- Asking.
select advisor.request_advice('150MB', max_indexes => 3, top => 7, deadline => '5 seconds',
    at => now() - interval '4 seconds') as a1 \gset
select results_eq(
    format('select budget_bytes, max_indexes, top, deadline, status from advisor.advice where advice_id = %s', :a1),
    $$values (157286400::bigint, 3, 7, interval '5 seconds', 'requested')$$, 'the request is kept');
select results_eq($$select subject from muster.event where topic = 'advisor_advice'$$,
    format('values (%L::text)', :a1), 'workers are told');
select throws_ok('select advisor.request_advice()', 'MU290', null, 'one at a time while it waits');

-- Asking wrongly.
select throws_ok($$select advisor.request_advice('0')$$, 'MU001', null, 'no budget');
select throws_ok('select advisor.request_advice(null)', 'MU001', null, 'an unknown budget');
select throws_ok('select advisor.request_advice(max_indexes => 0)', 'MU001', null, 'no index');
select throws_ok('select advisor.request_advice(top => 0)', 'MU001', null, 'no statement');
select throws_ok($$select advisor.request_advice(deadline => '0')$$, 'MU001', null, 'no time');
select throws_ok($$select advisor.request_advice(deadline => '1 day')$$, 'MU001', null, 'too much time');

-- Answering.
select results_eq('select advice_id, budget_bytes, max_indexes, top, deadline_ms from advisor._claim_advice()',
    format('values (%s::bigint, 157286400::bigint, 3, 7, 5000::bigint)', :a1), 'a worker takes it');
select is_empty('select * from advisor._claim_advice()', 'and no other worker does');
select throws_ok('select advisor.request_advice()', 'MU290', null, 'one at a time while it runs');
select ok(advisor._finish_advice(:a1, 23.5, 1000, array['create index a on t (b);'], array['drop index a;'],
    '{"indexes": [{"table": "app.t", "name": "t_b_idx", "bytes": 1000.4, "gain": 0.2, "loss": 0.15,
       "helps": ["4", "7"], "harms": [], "writesPerDay": 12.6, "ddl": "create index", "undo": "drop index"},
      {"table": "app.t", "name": "t_c_idx", "bytes": 1.5e9, "gain": 0.1, "loss": 0.1, "helps": [],
       "harms": ["9"], "writesPerDay": 0, "ddl": "c", "undo": "d", "steps": ["c1", "c2"], "together": ["t_b_idx"],
       "gainTogether": 0.3}], "statements": [{"statement": "4", "preview": "update t", "before": 2, "after": 1,
       "note": "planned as a SELECT"}]}'), 'a result is taken');
select results_eq(format('select status, saved_pct, bytes, ddl, finished_at is not null from advisor.advice where advice_id = %s', :a1),
    $$values ('done', 23.5, 1000::bigint, array['create index a on t (b);'], true)$$, 'and kept');
select results_eq(
    format('select place, table_name, index_name, bytes, gain_pct, loss_pct, helps, harms, writes_per_day, ddl, ddl_undo
        from advisor.advice_index where advice_id = %s order by place', :a1),
    $$values (1, 'app.t', 't_b_idx', 1000::bigint, 20.00, 15.00, array['4', '7'], array[]::text[], 13::numeric,
              'create index', 'drop index'),
             (2, 'app.t', 't_c_idx', 1500000000, 10.00, 10.00, array[]::text[], array['9'], 0, 'c', 'd')$$,
    'each index is a row');
select results_eq(
    format('select steps, together, gain_together_pct from advisor.advice_index where advice_id = %s order by place', :a1),
    $$values (array['create index'], array[]::text[], null::numeric), (array['c1', 'c2'], array['t_b_idx'], 30.00)$$,
    'with its commands, and what it needs beside it');
select is((select plan_note from advisor.advice_statement where advice_id = :a1), 'planned as a SELECT',
    'a statement says how it was planned');
select ok(not advisor._finish_advice(:a1, 1, 1, '{}', '{}', '{}'), 'a second result is not');
select ok(not advisor._fail_advice(:a1, 'XX000', 'late'), 'nor a late failure');

select is((select measured_pct from advisor.advice where advice_id = :a1), null, 'nothing was measured');
select is_empty(format('select from advisor.advice_index where advice_id = %s and measured_bytes is not null', :a1),
    'no index was built');

-- Verified.
select throws_ok('select advisor.request_advice(verify => true)', 'MU492', null, 'without a sandbox nothing is verified');
select throws_ok('select advisor.request_advice(verify => null)', 'MU001', null, 'yes or no');
create schema muster_sandbox;
insert into muster.role (kind, role_name, was_created) values ('sandbox', 'somebody', false);
select advisor.request_advice(verify => true, deadline => '10 seconds') as v1 \gset
select is((select verify from advisor._claim_advice(now() - interval '200 seconds')), true, 'the worker is told to verify');
select is(advisor._sweep_advice(now()), 0::bigint, 'a trial may take advisor.sandbox_timeout more');
select ok(advisor._finish_advice(:v1, 50, 1000, '{}', '{}',
    '{"indexes": [{"table": "app.t", "name": "t_b_idx", "bytes": 1000, "gain": 0.2, "loss": 0.15, "helps": ["4"],
       "harms": [], "writesPerDay": 0, "ddl": "c", "undo": "d", "measuredBytes": 1200, "measuredGain": 0.31}],
      "rejected": [{"index": "app.t (d)", "bytes": 7, "gainAlone": 0.05, "gainInAddition": 0, "reason": "no room"}],
      "statements": [{"statement": "4", "preview": "select", "before": 10, "after": 5},
                     {"statement": "5", "preview": "update", "before": 1, "after": 1},
                     {"statement": "6", "preview": "select 6", "before": 9, "after": 3}],
      "verification": {"before": 80, "after": 60, "tried": 90,
        "pruned": [{"index": "app.t (c)", "bytes": 99, "reason": "statement 6 took 9 ms with it"}],
        "findings": [{"statement": "6", "text": "the planner promised 67 % less"}],
        "leftOut": [{"statement": "5", "reason": "only a SELECT is tried in the sandbox"}],
        "statements": [{"statement": "4", "before": 40, "tried": 20, "after": 20, "isCut": false},
                       {"statement": "6", "before": 40, "tried": 70, "after": 40, "isCut": true}]}}'),
    'a result with a trial is taken');
select is((select measured_pct from advisor.advice where advice_id = :v1), 25.00, 'with what was measured');
select results_eq(format('select measured_bytes, measured_gain_pct from advisor.advice_index where advice_id = %s', :v1),
    'values (1200::bigint, 31.00)', 'and each index with its own');
select results_eq(
    format('select statement, cost_before, cost_after, measured_before_ms, measured_tried_ms, measured_after_ms, is_cut,
        finding, not_run from advisor.advice_statement where advice_id = %s order by statement', :v1),
    $$values ('4'::text, 10::float8, 5::float8, 40::float8, 20::float8, 20::float8, false, null::text, null::text),
             ('5', 1, 1, null, null, null, null, null, 'only a SELECT is tried in the sandbox'),
             ('6', 9, 3, 40, 70, 40, true, 'the planner promised 67 % less', null)$$,
    'and each statement');
select results_eq(
    format('select index_title, bytes, gain_alone_pct, reason, is_measured from advisor.advice_rejection
        where advice_id = %s order by is_measured', :v1),
    $$values ('app.t (d)'::text, 7::bigint, 5.00, 'no room'::text, false),
             ('app.t (c)', 99, null, 'statement 6 took 9 ms with it', true)$$,
    'and what was left out, by cost and by measurement');

-- Failing.
select advisor.request_advice() as a2 \gset
select advisor._claim_advice() \g /dev/null
select ok(advisor._fail_advice(:a2, 'MU484', 'HypoPG is not installed', 'Install it.', true), 'a refusal is taken');
select results_eq(format('select status, sqlstate, message, hint from advisor.advice where advice_id = %s', :a2),
    $$values ('refused', 'MU484', 'HypoPG is not installed', 'Install it.')$$, 'and kept');

create extension if not exists pg_stat_statements;
-- The period of the times: never longer than the window, and as old as the oldest counter.
select ok(advisor._workload_days() between 0 and 1, 'the window is a day');
select set_config('advisor.x', (select extract(epoch from least(interval '1 day',
    now() + interval '1 hour' - advisor._statements_reset_at())) / 86400)::text, true) as days \gset
select is(round(advisor._workload_days(now() + interval '1 hour')::numeric, 6), round(:'days'::numeric, 6),
    'and the counters'' reset counts when nothing was sampled');

-- Housekeeping.
select advisor.request_advice(deadline => '10 seconds', at => now() - interval '10 minutes') as a3 \gset
select is(advisor._sweep(now()), 1::bigint, 'what no worker took up ends');
select advisor.request_advice(deadline => '10 seconds') as a4 \gset
select advisor._claim_advice(now() - interval '69 seconds') \g /dev/null
select is(advisor._sweep_advice(now()), 0::bigint, 'a search may take its deadline and a minute');
select is(advisor._sweep_advice(now() + interval '2 seconds'), 1::bigint, 'and no longer');
select is((select array_agg(a.status order by a.advice_id) from advisor.advice as a where a.advice_id in (:a3, :a4)),
    array['failed', 'failed'], 'both say so');
select advisor._prune(now() + interval '15 days') \g /dev/null
select is_empty('select * from advisor.advice', 'old advice is forgotten');
select * from finish();
rollback;
