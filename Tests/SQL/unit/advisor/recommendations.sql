begin;
\ir ../../lib/advisor.sql
select plan(51);

create schema app;
create table app.orders (id integer primary key, user_id integer, status text, email text);
insert into app.orders select g, g % 5000, 's' || g % 7, 'e' || g from generate_series(1, 20000) as g;
analyze app.orders;
create index twice on app.orders (id);

create function pg_temp.on_columns(variadic columns text[]) returns jsonb language sql as $$
    select jsonb_agg(jsonb_build_object('relation_schema', 'app', 'relation_name', 'orders', 'column_name', c,
        'usage', 'equality', 'operator', '=', 'clause', 'where')) from unnest(columns) as c $$;
select pg_temp.run_statement('one', 'select 1', '{app.orders}', pg_temp.on_columns('user_id'), total_ms => 1000, calls => 10) as one \gset
select pg_temp.run_statement('two', 'select 2', '{app.orders}', pg_temp.on_columns('user_id', 'status'), total_ms => 5000, calls => 30) as two \gset
select pg_temp.run_statement('three', 'select 3', '{app.orders}', pg_temp.on_columns('email'), total_ms => 500) as three \gset

-- Merging.
select advisor.refresh_facts(force => true) \g /dev/null
select results_eq('select findings, added, vanished from advisor.refresh_recommendations()',
    'values (3::bigint, 3::bigint, 0::bigint)', 'a refresh says what it found');
select set_eq('select finding_key, state from advisor.recommendation',
    $$values ('index app.orders (user_id, status)', 'candidate'), ('index app.orders (email)', 'candidate'),
        ('redundant app.twice', 'open')$$,
    'an index that begins as a wider one does is left to that; what needs no planner is open at once');
select recommendation_id as wide from advisor.recommendation where target ~ 'status' \gset
select recommendation_id as email from advisor.recommendation where target ~ 'email' \gset
select recommendation_id as twice from advisor.recommendation where target ~ 'twice' \gset
select set_eq(format('select statement_id from advisor.recommendation_statement where recommendation_id = %s', :wide),
    format('values (%s::bigint), (%s)', :one, :two), 'the wider one is for the statements of both');
select results_eq('select findings, added, vanished from advisor.refresh_recommendations(at => now() + interval ''1 minute'')',
    'values (3::bigint, 0::bigint, 0::bigint)', 'finding it again adds nothing');
select results_eq(format('select first_found_at, last_found_at from advisor.recommendation where recommendation_id = %s', :wide),
    $$values (now(), now() + interval '1 minute')$$, 'but is noted');

-- Asking the planner.
select is((select count(*) from advisor._unverified()), 0::bigint, 'only statements that may be explained are asked about');
update advisor.statement set explain_state = 'planned' where statement_id in (:one, :two, :three);
select results_eq('select recommendation_id, statement_id, ddl, normalized from advisor._unverified()',
    format($$values (%s::bigint, %s::bigint, 'create index concurrently orders_user_id_status_idx on app.orders (user_id, status);', 'select 2'),
        (%1$s, %3$s, 'create index concurrently orders_user_id_status_idx on app.orders (user_id, status);', 'select 1'),
        (%4$s, %5$s, 'create index concurrently orders_email_idx on app.orders (email);', 'select 3')$$,
        :wide, :two, :one, :email, :three),
    'the dearest first, each with its statements');
select is((select count(distinct u.recommendation_id) from advisor._unverified(1) as u), 1::bigint, 'up to a limit');

-- It helps.
select is(advisor._record_estimate(:wide,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 100, "used": true, "labels": ["Seq Scan -> Index Scan"]},
        {"statement_id": %s, "cost_before": 1000, "cost_after": 1000, "used": false}]', :two, :one)::jsonb, 8192),
    'open', 'an index that the planner takes and that saves enough is open');
select results_eq(
    format('select confidence_class, cost_before, cost_after, improvement, size_bytes, verified_at, risk from advisor.recommendation
        where recommendation_id = %s', :wide),
    $$select 'estimated', 1000::double precision, 325::double precision, 0.675,
        advisor._btree_size_estimate('app.orders'::regclass, '{user_id,status}'), now(), 'low'$$,
    'the costs are weighted by calls');
select results_eq(
    format('select improvement, is_used, labels from advisor.recommendation_statement where recommendation_id = %s order by statement_id', :wide),
    $$values (0::numeric, false, '{}'::text[]), (0.9, true, array['Seq Scan -> Index Scan'])$$, 'each statement has its own');
select is((select count(*) from advisor._unverified() as u where u.recommendation_id = :wide), 0::bigint, 'it is not asked about again');
select is((select count(*) from advisor._unverified(at => now() + interval '8 days') as u where u.recommendation_id = :wide), 2::bigint,
    'before advisor.recheck_after');

-- It does not.
select is(advisor._record_estimate(:email,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 1000, "used": false}]', :three)::jsonb),
    'rejected', 'one that the planner does not take is rejected');
select is((select r.state_reason from advisor.recommendation as r where r.recommendation_id = :email),
    'the planner does not use it', 'with the reason');
select is(advisor._record_estimate(:email,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 950, "used": true}]', :three)::jsonb),
    'rejected', 'one that saves too little, too');
select is((select r.state_reason from advisor.recommendation as r where r.recommendation_id = :email),
    'it saves 5.0 % at most, less than advisor.min_improvement (0.1)', 'with the figures');
select is(advisor._record_estimate(:email,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 900, "used": true}]', :three)::jsonb),
    'open', 'at the limit it is open');
select is((select r.state_reason from advisor.recommendation as r where r.recommendation_id = :email), null, 'and there is no reason against it');
select pg_temp.look_again() \g /dev/null
select is((select r.state from advisor.recommendation as r where r.recommendation_id = :email), 'open', 'finding it again does not close it');

-- It harms somebody.
select advisor._record_estimate(:wide,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 100, "used": true},
        {"statement_id": %s, "cost_before": 1000, "cost_after": 1500, "used": true}]', :two, :one)::jsonb) \g /dev/null
select is((select r.risk from advisor.recommendation as r where r.recommendation_id = :wide), 'high',
    'when a statement gets dearer the risk is high');

-- Wrong records.
select throws_ok(format('select advisor._record_estimate(%s, %L)', :wide, '[]'), 'MU082', null, 'no estimate');
select throws_ok(format('select advisor._record_estimate(%s, %L)', :wide, '{}'), 'MU082', null, 'no array');
select throws_ok(format('select advisor._record_estimate(%s, %L)', :wide, '[{"statement_id": 0, "cost_before": 1, "cost_after": 1, "used": true}]'),
    'MU082', 'the estimates are of other statements', 'other statements');
select throws_ok($$select advisor._record_estimate(0, '[{}]')$$, 'MU181', 'no such recommendation', 'unknown advice');

-- HypoPG refuses.
select advisor._reject_recommendation(:wide, 'HypoPG does not take it') \g /dev/null
select is((select r.state from advisor.recommendation as r where r.recommendation_id = :wide), 'rejected', 'what HypoPG refuses is rejected');
select is((select count(*) from advisor._unverified() as u where u.recommendation_id = :wide), 0::bigint, 'and not tried again at once');
select pg_temp.look_again() \g /dev/null
select is((select count(*) from advisor.recommendation as r where r.finding_key = 'index app.orders (user_id)'), 1::bigint,
    'what was left to it is proposed now');
select is((select r.state from advisor.recommendation as r where r.finding_key = 'index app.orders (user_id)'), 'candidate', 'as a candidate');

-- Another statement for advice that was judged: it is judged again.
select pg_temp.run_statement('four', 'select 4', '{app.orders}', pg_temp.on_columns('email'), total_ms => 50) as four \gset
update advisor.statement set explain_state = 'planned' where statement_id = :four;
select advisor.refresh_recommendations(at => now() + interval '2 minutes') \g /dev/null
select is((select count(*) from advisor._unverified() as u where u.recommendation_id = :email), 2::bigint,
    'a new statement is a new question');

-- What was measured.
update advisor.recommendation as r
set state = 'rejected', state_reason = 'measured', confidence_class = 'measured', measured_at = now(), measured_before_ms = 1, measured_after_ms = 2
where r.recommendation_id = :email;
select is(advisor._record_estimate(:email,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 1, "used": true}]', :three)::jsonb), 'rejected',
    'what was measured to be slower is not opened by a promise');
update advisor.recommendation as r set measured_after_ms = 0.5 where r.recommendation_id = :email;
select is(advisor._record_estimate(:email,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 1, "used": true}]', :three)::jsonb), 'open',
    'what was measured to be faster is');

-- A person's word.
select advisor.mute_recommendation(:email, 'kept slow on purpose') \g /dev/null
select results_eq(format('select state, state_reason, state_by from advisor.recommendation where recommendation_id = %s', :email),
    format($$values ('muted', 'kept slow on purpose', %L::text)$$, session_user), 'advice can be muted');
select is(advisor._record_estimate(:email,
    format('[{"statement_id": %s, "cost_before": 1000, "cost_after": 1, "used": true}]', :three)::jsonb), 'muted',
    'the planner does not unmute it');
select pg_temp.look_again() \g /dev/null
select is((select r.state from advisor.recommendation as r where r.recommendation_id = :email), 'muted', 'nor does finding it again');
select is((select count(*) from advisor.bottlenecks() as b where b.recommendation_id = :email), 0::bigint, 'nobody is shown it');
select advisor.reopen_recommendation(:email) \g /dev/null
select results_eq(format('select state, confidence_class, verified_at from advisor.recommendation where recommendation_id = %s', :email),
    $$values ('candidate', 'rule', null::timestamptz)$$, 'it can be taken up again, and is judged anew');
select is((select count(*) from advisor._unverified() as u where u.recommendation_id = :email), 2::bigint, 'the planner is asked');
select throws_ok('select advisor.mute_recommendation(0)', 'MU181', null, 'unknown advice cannot be muted');
select throws_ok('select advisor.reopen_recommendation(0)', 'MU181', null, 'nor reopened');

-- It is gone.
drop index app.twice;
select pg_temp.look_again() \g /dev/null
select is((select r.state from advisor.recommendation as r where r.recommendation_id = :twice), 'applied', 'what was done is applied');
delete from advisor.predicate as p where p.statement_id in (:three, :four);
select pg_temp.look_again() \g /dev/null
select is((select r.state from advisor.recommendation as r where r.recommendation_id = :email), 'resolved', 'what is no longer so is resolved');
select is((select count(*) from advisor._unverified() as u where u.recommendation_id = :email), 0::bigint, 'and not asked about');

-- What to run.
select is(
    (select count(*) from advisor.recommendation as r
     where r.kind in ('missing_index', 'composite_index', 'rewrite') and r.ddl !~ '^create index concurrently'
        or r.kind in ('redundant_index', 'unused_index') and r.ddl !~ '^drop index concurrently'), 0::bigint,
    'no advice blocks writers');
select lives_ok(
    (select string_agg(replace(r.ddl, 'concurrently ', ''), ' ') from advisor.recommendation as r where r.state = 'candidate'),
    'the commands run as they are');

-- A role that may not see statistics gets advice all the same, in the order the statement gives.
create role advisor_test_dba;
select muster.setup_roles(reader => 'advisor_test_reader', agent => 'advisor_test_agent', operator => 'advisor_test_operator', admin => 'advisor_test_admin') \g /dev/null
grant advisor_test_admin to advisor_test_dba;
select lives_ok($$set local role advisor_test_dba; select advisor.refresh_recommendations(); reset role$$,
    'the admin role may refresh without being able to read the tables');

-- Every rule has the same form and its page.
select is((select count(*) from advisor._rule), 30::bigint, 'there are thirty rules');
select is((select count(distinct r.number) from advisor._rule as r), 30::bigint, 'each with a number of its own');
select is(
    (select count(*) from advisor._rule as r join pg_proc as p on p.proname = '_rule_' || r.rule
     where p.prorettype <> 'advisor.finding'::regtype or not p.proretset), 0::bigint, 'all return findings');
select is(
    (select count(*) from advisor._rule as r
     where pg_get_viewdef('advisor._finding'::regclass) !~ ('_rule_' || r.rule)), 0::bigint, 'all are asked');
select is(
    (select count(*) from advisor._rule as r
     where advisor._silence(r.rule, (select s from advisor.statement as s where s.statement_id = :one)) = 'it found nothing'),
    0::bigint, 'each can say why it is silent');

select * from finish();
rollback;
