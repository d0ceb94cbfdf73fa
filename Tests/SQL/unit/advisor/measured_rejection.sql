begin;
\ir ../../lib/advisor.sql
select plan(26);

create schema app;
create table app.orders (id integer primary key, user_id integer, email text);
insert into app.orders select g, g % 5000, 'e' || g from generate_series(1, 20000) as g;
analyze app.orders;
create function pg_temp.on_columns(variadic columns text[]) returns jsonb language sql as $$
    select jsonb_agg(jsonb_build_object('relation_schema', 'app', 'relation_name', 'orders', 'column_name', c,
        'usage', 'equality', 'operator', '=', 'clause', 'where')) from unnest(columns) as c $$;
select pg_temp.run_statement('one', 'select 1', '{app.orders}', pg_temp.on_columns('user_id')) as one \gset
select pg_temp.run_statement('two', 'select 2', '{app.orders}', pg_temp.on_columns('user_id')) as two \gset
update advisor.statement set explain_state = 'planned';
select pg_temp.look_again() \g /dev/null
select recommendation_id as index, ddl from advisor.recommendation where finding_key = 'index app.orders (user_id)' \gset

create function pg_temp.promise(of_one boolean, of_two boolean, others boolean default false) returns text language sql as $$
    select advisor._record_estimate(
        (select r.recommendation_id from advisor.recommendation as r where r.finding_key = 'index app.orders (user_id)'),
        (select jsonb_agg(jsonb_build_object('statement_id', s.statement_id, 'cost_before', 1000,
             'cost_after', case when case s.fingerprint when 'one' then of_one else of_two end then 100 else 1000 end,
             'used', case s.fingerprint when 'one' then of_one else of_two end, 'needs_others', others))
         from advisor.statement as s where s.fingerprint in ('one', 'two'))) $$;
-- One index on copies: so long without and with it, of so large a part of the table.
create function pg_temp.measure(statement bigint, command text, before_ms float8, after_ms float8, fraction numeric default 1, at timestamptz default now())
returns boolean language plpgsql as $$
declare tried bigint;
begin
    insert into advisor.simulation (statement_id, ddl, mode, status, requested_at, claimed_at)
    values (statement, array[command], 'real', 'running', at, at) returning simulation_id into tried;
    return advisor._finish_measurement(tried, jsonb_build_object('before_ms', before_ms, 'after_ms', after_ms, 'runs', 9,
        'before_cost', 1000, 'after_cost', 100,
        'sandbox', jsonb_build_object('tables', jsonb_build_array(jsonb_build_object('table', 'app.orders', 'fraction', fraction)))), at);
end $$;
create function pg_temp.state() returns text language sql as $$
    select r.state from advisor.recommendation as r where r.finding_key = 'index app.orders (user_id)' $$;
create function pg_temp.reason() returns text language sql as $$
    select r.state_reason from advisor.recommendation as r where r.finding_key = 'index app.orders (user_id)' $$;

-- It is promised, and brings nothing.
select is(pg_temp.promise(true, false), 'open', 'what the planner promises is open');
select pg_temp.measure(:one, :'ddl', 10, 4) \g /dev/null
select is(pg_temp.state(), 'open', 'what was measured to help stays so');
select pg_temp.measure(:one, :'ddl', 10, 9.5, 0.2, now() + interval '1 second') \g /dev/null
select is(pg_temp.state(), 'open', 'of a sample nothing is concluded');
select pg_temp.measure(:one, :'ddl', 10, 9.5, at => now() + interval '2 seconds') \g /dev/null
select is(pg_temp.state(), 'rejected', 'what was measured to bring too little is rejected');
select is(pg_temp.reason(),
    'measured in the sandbox: it saves 5.0 % (9.500 ms with it instead of 10.000 ms), less than advisor.min_improvement (0.100)',
    'with the figures');
select is((select confidence_class from advisor.recommendation where recommendation_id = :index), 'measured', 'it is known by measuring');

-- As long as nothing changes, a promise is no answer to it.
select is(pg_temp.promise(true, false), 'rejected', 'a promise does not open it');
select matches(pg_temp.reason(), '^measured in the sandbox: it saves 5.0 %', 'and takes nothing from the reason');
select pg_temp.look_again() \g /dev/null
select is(pg_temp.state(), 'rejected', 'nor does finding it again');
update advisor.recommendation set state = 'resolved', state_reason = null where recommendation_id = :index;
select pg_temp.look_again() \g /dev/null
select is(pg_temp.state(), 'candidate', 'what was gone is found anew');
select is(pg_temp.promise(true, false), 'rejected', 'and what was measured of it still holds');
select is((select count(*) from advisor._unverified() where recommendation_id = :index), 0::bigint, 'the planner is not asked again');

-- Facts change.
update advisor.table_fact set rows_estimate = rows_estimate * 1.05 where table_name = 'orders';
select is((select count(*) from advisor._unverified() where recommendation_id = :index), 0::bigint, 'some rows more are no news');
update advisor.table_fact set rows_estimate = rows_estimate * 2 where table_name = 'orders';
select is((select count(*) from advisor._unverified() where recommendation_id = :index), 2::bigint, 'many rows more are');
select is(pg_temp.promise(true, false), 'open', 'then the promise counts again');
select is(pg_temp.reason(), null, 'and nothing speaks against it');
select is((select confidence_class from advisor.recommendation where recommendation_id = :index), 'estimated', 'it is an estimate again');

-- Another statement may need it all the same.
select is(pg_temp.promise(true, true), 'open', 'two statements are promised something');
select pg_temp.measure(:one, :'ddl', 10, 10, at => now() + interval '3 seconds') \g /dev/null
select is(pg_temp.state(), 'open', 'while the other was not measured it stays');
select pg_temp.measure(:two, :'ddl', 10, 9.9, at => now() + interval '4 seconds') \g /dev/null
select is(pg_temp.state(), 'rejected', 'when none is faster it does not');
select pg_temp.measure(:two, :'ddl', 10, 1, at => now() + interval '5 seconds') \g /dev/null
select is(pg_temp.state(), 'open', 'measured again to help, it is open');

-- What helps only beside another index shows nothing alone.
select is(pg_temp.promise(true, false, others => true), 'open', 'it is promised beside another');
select pg_temp.measure(:one, :'ddl', 10, 10, at => now() + interval '6 seconds') \g /dev/null
select is(pg_temp.state(), 'open', 'measured alone, that says nothing');

-- A trial of the whole workload took it away; a person takes it up again.
select is(advisor._reject_tried('app.orders (user_id)', 'statement 1 took 20 ms with it instead of 10 ms'), 1::bigint,
    'who advises just that index is rejected');
select is(pg_temp.reason(), 'measured in the sandbox: statement 1 took 20 ms with it instead of 10 ms', 'with what was measured');
select advisor.reopen_recommendation(:index) \g /dev/null
select is(pg_temp.promise(true, false), 'open', 'a person may ask the planner again');

select * from finish();
rollback;
