begin;
\ir ../../lib/advisor.sql
select plan(49);

create schema app;
create table app.orders (
    id integer primary key, status text, note text,
    doubled integer generated always as (id * 2) stored);
alter table app.orders alter column status set statistics 500;
create index orders_status_idx on app.orders (status) include (id) where id > 0;
create unique index "orders Odd" on app.orders (lower(status), id desc);
create statistics app.dependent (dependencies) on status, note from app.orders;
insert into app.orders select g, 's' || g % 7, repeat('n', 50) from generate_series(1, 20000) as g;
create view app.seen as select * from app.orders;
create table app.secret (id integer);
alter table app.secret enable row level security;
create table app.parted (id integer) partition by range (id);
create table app.small (id integer);
create role sandbox_reader;

-- Setting up.
select ok(to_regnamespace('muster_sandbox') is null, 'installing creates no sandbox');
select is(advisor._sandbox_hazard('{count,lower}', '{app}'), '{}', 'plain functions are no hazard');
select pg_temp.run_statement('s1', 'select id from app.orders where status = $1', '{app.orders}') as s1 \gset
select pg_temp.run_statement('s2', 'delete from app.orders where status = $1', '{app.orders}',
    kind => 'delete') as s2 \gset
select throws_ok(format($$select advisor.request_simulation(%s, ddl => '{create index on app.orders (note)}', mode => 'real')$$, :s1),
    'MU492', 'the sandbox is not set up', 'without a sandbox nothing is tried for real');
select throws_ok($$select * from advisor._open_sandbox(1, '{app.orders}', '{}')$$, 'MU492', null, 'nor is anything registered');
create schema muster_sandbox;
select throws_ok('select * from advisor.setup_sandbox()', 'MU403', null, 'a schema of somebody else is left alone');
drop schema muster_sandbox;
select results_eq($$select kind, outcome from advisor.setup_sandbox('sandbox_under_test')$$,
    $$values ('sandbox', 'created')$$, 'the login is created');
select results_eq($$select kind, outcome from advisor.setup_sandbox()$$,
    $$values ('sandbox', 'unchanged')$$, 'a second time nothing happens');
select results_eq($$select rolcanlogin, rolsuper, rolcreaterole, rolcreatedb, rolbypassrls, rolreplication
    from pg_roles where rolname = 'sandbox_under_test'$$,
    'values (true, false, false, false, false, false)', 'it is harmless');
select ok(has_schema_privilege('sandbox_under_test', 'muster_sandbox', 'create')
    and not has_schema_privilege('sandbox_under_test', 'app', 'create')
    and not has_table_privilege('sandbox_under_test', 'app.orders', 'insert'), 'it may write in the sandbox only');
select ok(not has_schema_privilege('sandbox_reader', 'muster_sandbox', 'usage'), 'others do not get in');
select throws_ok(format($$select advisor.request_simulation(%s, ddl => '{create index on app.orders (note)}', mode => 'real')$$, :s2),
    'MU092', null, 'only a SELECT is tried for real');

-- What is copied.
create table app.with_key (id integer references app.orders (id), a integer check (a > 0));
select is(advisor._sandbox_note('{app.with_key,app.orders}'),
    '{"foreign keys of app.with_key are not copied: joins by them may be estimated otherwise"}', 'what the planner does not know of the copies is said');
set local constraint_exclusion = on;
select is(cardinality(advisor._sandbox_note('{app.with_key}')), 2, 'check constraints where they decide about plans');
set local constraint_exclusion = partition;
drop table app.with_key;
select is(advisor._sandbox_shares('{10,20,30}', 100), '{1,1,1}', 'what fits is copied whole');
select is((select array_agg(round(u.share * s.size, 6)) from unnest(advisor._sandbox_shares('{10,80,50}', 90), '{10,80,50}'::bigint[]) as u (share, size)
    cross join lateral (select u.size) as s), '{10,40,40}', 'small ones whole, the others cut to one size');
select is(advisor._sandbox_shares('{0,0}', 1), '{1,1}', 'empty tables fit');
select results_eq($$select name, source, fraction from advisor._sandbox_source('{orders,app.orders}', '{app}')$$,
    $$values ('app.orders', 'app.orders', 1::numeric), ('orders', 'app.orders', 1)$$, 'a table by each of its names');
select throws_ok(format('select * from advisor._sandbox_source(%L, %L)', r.relations, '{app}'), 'MU092', null, r.why)
from (values
    ('{seen}', 'a view is not copied'), ('{secret}', 'nor what has row security'),
    ('{parted}', 'nor a partitioned table'), ('{pg_class}', 'nor the server''s own'),
    ('{nothing}', 'nor what is not there'), ('{}', 'nor nothing')) as r (relations, why);
select muster.set_setting('advisor.sandbox_max_bytes', '2000000') \g /dev/null
select ok(fraction between 0.3 and 0.7, 'a large table is sampled') from advisor._sandbox_source('{orders}', '{app}');
select muster.set_setting('advisor.sandbox_min_fraction', '0.9') \g /dev/null
select throws_ok($$select * from advisor._sandbox_source('{orders}', '{app}')$$, 'MU293', null, 'a sample may be too small');
select muster.set_setting('advisor.sandbox_min_fraction', null) \g /dev/null
select muster.set_setting('advisor.sandbox_max_bytes', null) \g /dev/null
select muster.set_setting('advisor.sandbox_database_limit', '1000') \g /dev/null
select throws_ok($$select * from advisor._sandbox_source('{orders}', '{app}')$$, 'MU294', null, 'the database may be full');
select muster.set_setting('advisor.sandbox_database_limit', null) \g /dev/null

-- Copying.
select results_eq($$select copy, fraction from advisor._open_sandbox(7, '{orders,small}', '{app}')$$,
    $$values ('s7_1', 1::numeric), ('s7_2', 1)$$, 'copies have names');
select results_eq('select table_name, source from advisor.sandbox_table order by 1',
    $$values ('s7_1', 'app.orders'), ('s7_2', 'app.small')$$, 'which are registered first');
select command from advisor._sandbox_command('app.orders'::regclass, 's7_1', 1) where command not like 'vacuum%' \gexec
select results_eq('table muster_sandbox.s7_1 order by id', 'table app.orders order by id', 'the rows are there');
select is((select relpersistence from pg_class where oid = 'muster_sandbox.s7_1'::regclass), 'u', 'unlogged');
select is((select attstattarget from pg_attribute where attrelid = 'muster_sandbox.s7_1'::regclass and attname = 'status'), 500,
    'with the statistics targets');
select is((select count(*) from pg_statistic_ext where stxrelid = 'muster_sandbox.s7_1'::regclass), 1::bigint, 'and extended statistics');
select set_eq($$select regexp_replace(pg_get_indexdef(indexrelid), '^.* USING ', '') from pg_index
    where indrelid = 'muster_sandbox.s7_1'::regclass$$,
    $$values ('btree (id)'), ('btree (status) INCLUDE (id) WHERE (id > 0)'), ('btree (lower(status), id DESC)')$$, 'and the indexes');
select is((select count(*) from advisor._sandbox_command('app.orders'::regclass, 's7_1', 0.25) where command like '%tablesample system (25%'),
    1::bigint, 'a part is a sample');
select ok(not exists (select from advisor._user_relation where schema_name = 'muster_sandbox'), 'no advice is about copies');

-- Cleaning up.
select is(advisor._drop_sandbox(7), 1::bigint, 'what is there is dropped');
select is((select count(*) from advisor.sandbox_table), 0::bigint, 'what was never made is forgotten too');
select ok(to_regclass('muster_sandbox.s7_1') is null, 'it is gone');
select advisor.request_simulation(:s1, ddl => '{create index on app.orders (note)}', mode => 'real') as sim \gset
select is((select mode from advisor._claim_simulation()), 'real', 'a worker takes it up');
select advisor.request_simulation(:s1, ddl => '{create index on app.orders (note)}', mode => 'real') as sim2 \gset
select is((select count(*) from advisor._claim_simulation()), 0::bigint, 'and no second one beside it');
select advisor.request_simulation(:s1, ddl => '{create index on app.orders (note)}') as sim3 \gset
select is((select simulation_id from advisor._claim_simulation()), :sim3::bigint, 'but a hypothetical one');
select copy from advisor._open_sandbox(:sim, '{orders}', '{app}') \gset
create table muster_sandbox.:copy (a integer);
select is(advisor.sweep_sandbox(), 1::bigint, 'the sweep drops what no session is at');
select results_eq(format('select status, sqlstate from advisor.simulation where simulation_id = %s', :sim),
    $$values ('failed', 'MU480')$$, 'and ends its simulation');
select is(advisor.sweep_sandbox(), 0::bigint, 'once');
create table muster_sandbox.stray (a integer);
select is((select state from advisor._doctor() where check_name = 'advisor_sandbox'), 'warning', 'what is not registered is found');

-- What must not be executed.
create function app.touch() returns integer language sql volatile as 'select 1';
select is(advisor._sandbox_hazard('{touch}', '{app}'), array['function app.touch() is volatile'], 'a volatile function');
select is(advisor._sandbox_hazard('{touch}', '{public}'), '{}', 'in another schema');
select is(cardinality(advisor._sandbox_hazard('{pg_sleep,pg_notify,set_config}', '{public}')), 3, 'of the server too');
select is(advisor._sandbox_hazard('{random,now}', '{public}'), '{}', 'but for those that only give a value');

select * from finish();
rollback;
