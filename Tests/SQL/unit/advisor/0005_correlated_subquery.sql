begin;
\ir ../../lib/advisor.sql
select plan(6);

create schema app;
create table app.users (id integer primary key, email text);
insert into app.users select g, 'e' || g from generate_series(1, 20000) as g;
create table app.orders (id integer primary key, user_id integer, code integer);
insert into app.orders select g, g % 5000, g from generate_series(1, 20000) as g;
analyze app.users, app.orders;

-- True positive.
select pg_temp.run_statement(
    'q1', 'select email, (select count(*) from app.orders o where o.user_id = u.id) from app.users u',
    '{app.users,app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "join",
       "operator": "=", "clause": "where", "block": 1, "instance": 1, "other_schema": "app",
       "other_relation": "users", "other_column": "id", "other_instance": 0, "is_correlated": true}]',
    '{"correlated": true}') as q1 \gset
select pg_temp.look_again() \g /dev/null
select results_eq('select rule, kind, ddl, confidence from advisor.recommendation',
    $$values ('0005_correlated_subquery', 'rewrite',
        'create index concurrently orders_user_id_idx on app.orders (user_id);', 0.65)$$,
    'the inner table gets an index on the column that the outer query is compared with');
select matches((select r.why from advisor.recommendation as r),
    'join app\.users to \(select user_id, \.\.\. from app\.orders group by user_id\) as x on x\.user_id = app\.users\.id',
    'and a rewrite is sketched');

-- Beside a plain join by the same column it is the same index.
select pg_temp.run_statement('q2', 'select', '{app.users,app.orders}',
    '[{"relation_schema": "app", "relation_name": "orders", "column_name": "user_id", "usage": "join",
       "operator": "=", "clause": "on", "instance": 1, "other_instance": 0}]') as q2 \gset
select pg_temp.look_again() \g /dev/null
select results_eq('select rule from advisor.recommendation', $$values ('0004_join_support')$$,
    'a join by the column is the surer reason');
select is((select count(*) from advisor.recommendation_statement), 2::bigint, 'for both statements');

-- Fix and near miss.
create index on app.orders (code, user_id);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('candidate')$$,
    'an index that has the column second does not serve');
create index on app.orders (user_id);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('applied')$$,
    'the index ends it');

select * from finish();
rollback;
