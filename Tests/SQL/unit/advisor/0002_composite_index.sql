begin;
\ir ../../lib/advisor.sql
select plan(22);

create schema app;
create table app.orders (
    id integer primary key, user_id integer, status text, total numeric, created_at timestamptz);
insert into app.orders
select g, g % 5000, 's' || g % 5, g, '2026-01-01'::timestamptz + g * interval '1 minute'
from generate_series(1, 20000) as g;
create table app.lines (order_id integer, line integer, item text);
insert into app.lines select g / 3, g % 3, 'i' || g from generate_series(1, 20000) as g;
analyze app.orders, app.lines;

create function pg_temp.orders(variadic conditions text[]) returns jsonb language sql as $$
    select jsonb_agg(jsonb_build_object('relation_schema', 'app', 'relation_name', 'orders',
        'column_name', split_part(c, ' ', 1), 'usage', split_part(c, ' ', 2), 'operator', '=', 'clause',
        case when c like '% order_by%' then 'order_by' else 'where' end)
        || case when c like '% order_by%' then jsonb_build_object(
            'position', split_part(c, ' ', 3)::integer, 'direction', split_part(c, ' ', 4)) else '{}' end)
    from unnest(conditions) as c $$;
create function pg_temp.keys(statement_id bigint) returns setof text language sql as $$
    select concat_ws(' ', left(c.rule, 4), array_to_string(c.keys, ','), '- ' || c.objection)
    from advisor._index_candidate as c where c.statement_id = $1 order by c.rule, c.keys $$;

-- True positive: equalities, most selective first, then the range.
select pg_temp.run_statement('c1', 'select', '{app.orders}',
    pg_temp.orders('status equality', 'created_at range', 'user_id equality')) as c1 \gset
select pg_temp.look_again() \g /dev/null
select results_eq(
    'select rule, kind, ddl, confidence, state from advisor.recommendation',
    $$values ('0002_composite_index', 'composite_index',
        'create index concurrently orders_user_id_status_created_at_idx on app.orders (user_id, status, created_at);',
        0.85, 'candidate')$$,
    'equalities come first, the most selective foremost, then the range');
select results_eq(format('select * from pg_temp.keys(%s)', :c1),
    $$values ('0001 user_id - the index on (user_id, status, created_at) serves it better'),
        ('0002 user_id,status,created_at')$$,
    'the first column alone is not advised beside it');

-- Fix, in whatever order the equalities stand.
create index on app.orders (status, user_id, created_at, total);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('resolved')$$,
    'an index that does the same in another order of the equalities ends it');
select ok((select count(*) = 1 from pg_temp.keys(:c1) as k where k ~ '^0002.*serves it already$'),
    'and is named');
drop index app.orders_status_user_id_created_at_total_idx;

-- Near misses.
create index wrong_order on app.orders (created_at, user_id, status);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('candidate')$$,
    'an index with the range first does not serve');
drop index app.wrong_order;
create index too_short on app.orders (user_id);
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('candidate')$$,
    'nor does one with only the first column');
drop index app.too_short;
create unique index orders_unique on app.orders (user_id, id);
select pg_temp.run_statement('c2', 'select', '{app.orders}',
    pg_temp.orders('status equality', 'id equality')) as c2 \gset
select pg_temp.look_again() \g /dev/null
select ok((select count(*) = 1 from pg_temp.keys(:c2) as k
    where k = '0002 id,status - unique index orders_pkey leaves at most one row already'),
    'where a unique column is given no more columns are needed');

-- Order of the rows.
select pg_temp.run_statement('c3', 'select', '{app.orders}',
    pg_temp.orders('user_id equality', 'created_at order_by 1 desc')) as c3 \gset
select ok('0002 user_id,created_at' in (select pg_temp.keys(:c3)), 'the order follows the equalities');
select pg_temp.run_statement('c4', 'select', '{app.orders}',
    pg_temp.orders('user_id equality', 'total range', 'created_at order_by 1 desc'),
    '{"has_limit": true}') as c4 \gset
select ok('0002 user_id,created_at' in (select pg_temp.keys(:c4)),
    'with a limit the order goes before a range');
select pg_temp.run_statement('c5', 'select', '{app.orders}',
    pg_temp.orders('user_id equality', 'total range', 'created_at order_by 1 desc')) as c5 \gset
select ok('0002 user_id,total' in (select pg_temp.keys(:c5)), 'without one the range does');
select pg_temp.run_statement('c6', 'select', '{app.orders}',
    pg_temp.orders('user_id equality', 'created_at order_by 1 desc', 'total order_by 2 asc')) as c6 \gset
select results_eq(format('select * from pg_temp.keys(%s)', :c6),
    $$values ('0001 user_id - index orders_unique serves it already')$$,
    'an order in two directions is left alone');
select pg_temp.run_statement('c7', 'select', '{app.orders}',
    pg_temp.orders('status in_list', 'user_id equality', 'created_at order_by 1 asc')) as c7 \gset
select ok('0002 user_id,status' in (select pg_temp.keys(:c7)),
    'a list of values comes after the equalities and keeps no order');
select pg_temp.run_statement('c8', 'select', '{app.orders}',
    pg_temp.orders('created_at range', 'total range')) as c8 \gset
select ok((select count(*) = 1 from pg_temp.keys(:c8)), 'of two ranges only one is used');

-- Nulls are one value: those of a column that is hardly ever set leave nearly all rows.
alter table app.orders add column deleted_at timestamptz;
update app.orders set deleted_at = created_at where id % 1000 = 0;
analyze app.orders;
select pg_temp.run_statement('n1', 'select', '{app.orders}',
    pg_temp.orders('deleted_at is_null', 'status equality')) as n1 \gset
select ok('0002 status,deleted_at' in (select pg_temp.keys(:n1)), 'what is null nearly everywhere comes last');
select pg_temp.run_statement('n2', 'select', '{app.orders}', pg_temp.orders('deleted_at is_null')) as n2 \gset
select ok((select count(*) = 1 from pg_temp.keys(:n2) as k
    where k ~ '^0001 deleted_at - one value leaves about 100 % of the rows'), 'and is not worth an index');
alter table app.orders add column never_set integer;
analyze app.orders;
select pg_temp.run_statement('n3', 'select', '{app.orders}', pg_temp.orders('never_set equality')) as n3 \gset
select results_eq(format('select * from pg_temp.keys(%s)', :n3), $$values ('0001 never_set')$$,
    'of a column without values nothing is assumed');

-- A limit to the width.
select muster.set_setting('advisor.max_index_columns', '2') \g /dev/null
select ok('0002 user_id,status' in (select pg_temp.keys(:c1)), 'advisor.max_index_columns cuts it');
select muster.set_setting('advisor.max_index_columns', null) \g /dev/null

-- A join by two columns.
select pg_temp.run_statement('c9', 'select', '{app.orders,app.lines}',
    '[{"relation_schema": "app", "relation_name": "lines", "column_name": "order_id", "usage": "join",
       "operator": "=", "clause": "on", "instance": 1, "other_instance": 0, "other_schema": "app",
       "other_relation": "orders", "other_column": "id"},
      {"relation_schema": "app", "relation_name": "lines", "column_name": "line", "usage": "join",
       "operator": "=", "clause": "on", "instance": 1, "other_instance": 0, "other_schema": "app",
       "other_relation": "orders", "other_column": "user_id"}]') as c9 \gset
select results_eq(format('select * from pg_temp.keys(%s)', :c9), $$values ('0002 line,order_id')$$,
    'a join by two columns needs both');

-- When the planner does not want it, or a person.
select advisor._reject_recommendation(r.recommendation_id, 'the planner does not use it')
from advisor.recommendation as r where r.statement_id = :c1 \g /dev/null
drop index app.orders_unique;
select pg_temp.look_again() \g /dev/null
select ok('0001 user_id' in (select pg_temp.keys(:c1)), 'the first column alone is thought of then');
select advisor.mute_recommendation(r.recommendation_id)
from advisor.recommendation as r where r.statement_id = :c1 and r.kind = 'composite_index' \g /dev/null
select ok('0001 user_id' in (select pg_temp.keys(:c1)), 'so it is when a person mutes it');

-- Long names.
create table app.a_table_with_a_name_that_is_rather_long_already (
    another_name_that_is_long integer, "ünïcödé_nämé" integer);
select advisor.refresh_facts(force => true) \g /dev/null
select ok(
    octet_length(advisor._index_name('app.a_table_with_a_name_that_is_rather_long_already'::regclass,
        '{another_name_that_is_long,"\"ünïcödé_nämé\""}')) <= 63, 'a name fits');
create table app.taken (a integer);
create index taken_a_idx on app.taken (a) where a > 5;
select advisor.refresh_facts(force => true) \g /dev/null
select is(advisor._index_name('app.taken'::regclass, '{a}'), 'taken_a_idx1', 'and is not taken');

select * from finish();
rollback;
