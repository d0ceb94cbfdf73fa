begin;
\ir ../../lib/advisor.sql
select plan(9);

create schema app;
create table app.users (id integer primary key, email text);
insert into app.users select g, 'e' || g from generate_series(1, 20000) as g;
create table app.orders (id integer primary key, user_id integer, code integer);
insert into app.orders select g, g % 5000, g from generate_series(1, 20000) as g;
analyze app.users, app.orders;

create function pg_temp.joined(operator text default '=', under_or boolean default false)
returns jsonb language sql as $$
    select jsonb_build_array(
        jsonb_build_object('relation_schema', 'app', 'relation_name', 'orders', 'column_name', 'user_id',
            'usage', 'join', 'operator', operator, 'clause', 'on', 'instance', 1,
            'other_schema', 'app', 'other_relation', 'users', 'other_column', 'id', 'other_instance', 0,
            'is_under_or', under_or),
        jsonb_build_object('relation_schema', 'app', 'relation_name', 'users', 'column_name', 'id',
            'usage', 'join', 'operator', operator, 'clause', 'on', 'instance', 0,
            'other_schema', 'app', 'other_relation', 'orders', 'other_column', 'user_id', 'other_instance', 1,
            'is_under_or', under_or)) $$;

-- True positive.
select pg_temp.run_statement('j1', 'select', '{app.users,app.orders}', pg_temp.joined()) as j1 \gset
select pg_temp.look_again() \g /dev/null
select results_eq('select rule, kind, ddl, confidence from advisor.recommendation',
    $$values ('0004_join_support', 'missing_index',
        'create index concurrently orders_user_id_idx on app.orders (user_id);', 0.88)$$,
    'a column that a table is joined by gets an index');
select matches((select r.why from advisor.recommendation as r),
    '^app.orders is joined to app.users by user_id', 'the reason names both tables');
select is(
    (select c.objection from advisor._index_candidate as c
     where c.statement_id = :j1 and c.relid = 'app.users'::regclass),
    'index users_pkey serves it already', 'the other side has its key');

-- A filter of another statement on the same column: one advice, the surer rule's.
select pg_temp.run_statement('j2', 'select', '{app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "equality",
       "operator": "=", "clause": "where"}]') as j2 \gset
select pg_temp.look_again() \g /dev/null
select results_eq('select rule, evidence -> ''rules'' from advisor.recommendation',
    $$values ('0001_missing_index', '["0001_missing_index", "0004_join_support"]'::jsonb)$$,
    'two rules that want the same index are one advice');
select is((select count(*) from advisor.recommendation_statement), 2::bigint, 'for both statements');

-- Fix.
create index on app.orders (user_id, code);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('applied')$$,
    'an index that begins with the column ends it');
drop index app.orders_user_id_code_idx;

-- Near misses.
create index on app.orders (code, user_id);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('candidate')$$,
    'one that has it second does not');
select pg_temp.run_statement('j3', 'select', '{app.users,app.orders}', pg_temp.joined('<')) as j3 \gset
select pg_temp.run_statement('j4', 'select', '{app.users,app.orders}', pg_temp.joined('=', true)) as j4 \gset
select is((select count(*) from advisor._index_candidate as c where c.statement_id = :j3), 0::bigint,
    'a join by less-than gives no reason');
select is((select count(*) from advisor._index_candidate as c where c.statement_id = :j4), 0::bigint,
    'nor does one under OR');

select * from finish();
rollback;
