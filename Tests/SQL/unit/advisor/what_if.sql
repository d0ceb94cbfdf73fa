begin;
select plan(49);

create schema app;
create table app.orders (id integer primary key, user_id integer, status text, total numeric);
insert into app.orders select g, g % 5000, 's' || g % 5, g from generate_series(1, 50000) as g;
analyze app.orders;
create table app.trace (what text);
set local search_path = app, tap, public;

-- Without the extension.
select results_eq(
    $$select variant, improvement_pct, indexes_used from advisor.what_if('select * from orders where id = 1')$$,
    $$values ('as it is', 0::numeric, array['orders_pkey'])$$, 'a plan alone needs no extension');
select throws_ok(
    $$select * from advisor.what_if('select 1', 'create index on orders (user_id)')$$, 'MU484',
    'HypoPG is not installed in this database', 'an index does');
create schema hypo;
create extension hypopg schema hypo;

-- One index.
select * from advisor.what_if(
    'select * from orders where user_id = $1', 'create index on orders (user_id)') limit 1 \gset before_
select * from advisor.what_if(
    'select * from orders where user_id = $1', 'create index on orders (user_id)') offset 1 \gset after_
select is(:'before_variant'::text, 'as it is', 'the first row is how things are');
select is(:'after_variant'::text, 'create index on orders (user_id)', 'the second is with the index');
select ok(:after_total_cost < :before_total_cost / 10, 'which is much cheaper');
select is(:after_improvement_pct, round((100 * (:before_total_cost - :after_total_cost) / :before_total_cost)::numeric, 1),
    'the improvement is that of the costs');
select is(:'after_indexes_used'::text[], array['create index on orders (user_id)'], 'the index that is used is named by its command');
select is((:'before_plan'::jsonb) #>> '{Plan,Node Type}', 'Seq Scan', 'the plans are those of EXPLAIN');
select ok(not (:'after_plan'::jsonb ? 'Hypothetical'), 'with nothing of ours in them');
select is((select count(*) from hypo.hypopg()), 0::bigint, 'no hypothetical index is left');
select is((select count(*) from pg_prepared_statements), 0::bigint, 'nor a prepared statement');

-- Several.
select results_eq(
    $$select variant, improvement_pct > 0, indexes_used
      from advisor.what_if('select * from orders where user_id = $1 and status = $2',
        'create index concurrently on orders (user_id);', 'create index on orders (total)')$$,
    $$values ('as it is', false, '{}'::text[]),
        ('create index concurrently on orders (user_id);', true, array['create index concurrently on orders (user_id);']),
        ('create index on orders (total)', false, '{}'),
        ('all of them', true, array['create index concurrently on orders (user_id);'])$$,
    'each by itself and all of them');

-- Kinds of statement, parameters.
select lives_ok($$select * from advisor.what_if('insert into orders (id) values ($1)')$$, 'INSERT');
select lives_ok($$select * from advisor.what_if('update orders set total = $2 where user_id = $1')$$, 'UPDATE');
select lives_ok($$select * from advisor.what_if('delete from orders where user_id = 5;  -- why not')$$, 'DELETE');
select lives_ok($$select * from advisor.what_if('merge into orders o using orders p on o.id = p.id when matched then delete')$$, 'MERGE');
select lives_ok($$select * from advisor.what_if('values (1)')$$, 'VALUES');
select lives_ok($$select * from advisor.what_if('with d as (delete from orders returning *) select count(*) from d')$$,
    'a data-modifying WITH');
select is((select count(*) from orders), 50000::bigint, 'none of which was executed');
select is(current_setting('transaction_read_only'), 'off', 'the transaction may still write');
select is(current_setting('search_path'), 'app, tap, public', 'the path is the caller''s again');
select is(current_setting('plan_cache_mode'), 'auto', 'and so is the mode of plans');

-- What is not one plannable statement.
select throws_ok(format('select * from advisor.what_if(%L)', q), 'MU080', null, 'refused: ' || q)
from unnest(array[
    '', 'select 1; drop table app.orders', 'select 1; commit', 'analyze delete from app.orders', 'commit',
    'create table app.new (a integer)', 'execute something', 'explain select 1', 'nonsense',
    'select 1 ) ; drop table app.orders; --']) as u (q);
select throws_ok($$select * from advisor.what_if(null)$$, 'MU080', null, 'refused: null');
select throws_ok($$select * from advisor.what_if('select nope from orders')$$, '42703', null,
    'an error of the query is the query''s own');

-- What is not one index.
select throws_ok(format('select * from advisor.what_if(%L, %L)', 'select 1', d), 'MU081', null, 'no index: ' || d)
from unnest(array[
    'drop table app.orders', 'create index on orders (user_id); drop table app.orders', 'select * from nope',
    'create index on orders (no_such_column)', 'create index on orders using gin (user_id)', '']) as u (d);
select ok(to_regclass('app.orders') is not null, 'nothing of that was run');

-- Nothing that planning runs has an effect.
create function app.write_trace() returns integer language plpgsql volatile as
    'begin insert into app.trace values (''here''); return 1; end';
create function app.leave_trace() returns integer language plpgsql immutable as
    'begin return app.write_trace(); end';
select throws_ok($$select * from advisor.what_if('select * from orders where id = leave_trace()')$$, '25006', null,
    'a function that writes while a plan is made is stopped');
create function app.leave_index() returns integer language plpgsql immutable as
    'begin perform hypo.hypopg_create_index(''create index on app.orders (total)''); return 1; end';
select lives_ok($$select * from advisor.what_if('select * from orders where id = leave_index()')$$,
    'one that leaves something behind');

select is(
    (select (select count(*) from app.trace) + (select count(*) from hypo.hypopg())
        + (select count(*) from pg_prepared_statements)),
    0::bigint, 'nothing is left, neither row nor hypothetical index nor prepared statement');

-- Cancelled in the middle.
create function app.dawdle() returns integer language plpgsql immutable as
    'begin perform pg_sleep(10); return 1; end';
set local statement_timeout = '300ms';
do $$
begin
    perform from advisor.what_if(
        'select * from orders where id = dawdle()', 'create index on app.orders (user_id)');
exception when query_canceled then
    create temporary table cancelled on commit drop as
    select (select count(*) from hypo.hypopg()) as indexes,
           (select count(*) from pg_prepared_statements) as statements;
end
$$;
reset statement_timeout;
select results_eq('select indexes, statements from cancelled', 'values (0::bigint, 0::bigint)',
    'nor after a cancellation');

-- What is the caller's stays the caller's.
prepare mine as select 1;
prepare "muster what_if" as select 2;
select indexname as own_index from hypo.hypopg_create_index('create index on app.orders (status, total)') \gset
select lives_ok(
    $$select * from advisor.what_if('select * from orders where user_id = 1', 'create index on orders (user_id)')$$,
    'a caller who has hypothetical indexes and prepared statements of his own');
select throws_ok(
    $$select * from advisor.what_if('select * from orders where id = leave_trace()', 'create index on orders (user_id)')$$,
    '25006', null, 'also when it fails');
select results_eq('select h.indexname from hypo.hypopg() as h', format('values (%L::text)', :'own_index'),
    'keeps his index');
select set_eq('select p.name from pg_prepared_statements as p', $$values ('mine'), ('muster what_if')$$,
    'and his statements');

select * from finish();
rollback;
