begin;
\ir ../../lib/advisor.sql
select plan(31);

-- Estimates beside indexes that are really built, within 10 %. The data is the same each time.
create schema app;
create table app.s (
    id integer, user_id integer, status text, skewed integer, email text, amount numeric, note text,
    fixed char(12), identity uuid, sparse integer, flag boolean);
insert into app.s
select g, g % 3001, 's' || g % 5, floor(300 * (g % 997 / 997.0) ^ 3)::integer, 'user' || g || '@example.org',
       round((g * 7919 % 100003) / 100.0, 2), repeat('x', g * 31 % 60), 'c' || g % 1000, md5(g::text)::uuid,
       case when g % 10 = 0 then g end, g % 2 = 0
from generate_series(1, 60000) as g;
analyze app.s;

create function pg_temp.off_by(keys text, include text default '', condition text default '', part float default 1)
returns numeric language plpgsql as $$
declare
    really bigint;
    estimate bigint := advisor._btree_size_estimate('app.s'::regclass, string_to_array(keys, ', '),
        string_to_array(include, ', '), part);
begin
    execute format('create index probe on app.s (%s) %s %s', keys,
        case when include <> '' then format('include (%s)', include) end, condition);
    really := pg_relation_size('app.probe');
    drop index app.probe;
    return abs(estimate::numeric / really - 1);
end $$;

select cmp_ok(pg_temp.off_by(k), '<=', 0.10, format('(%s) is within 10 %%', k))
from unnest(array['id', 'user_id', 'status', 'skewed', 'email', 'amount', 'note', 'fixed', 'identity',
    'sparse', 'flag', 'user_id desc', 'email text_pattern_ops', '(lower(email))', 'id, status',
    'user_id, id', 'email, user_id']) as k;
select cmp_ok(pg_temp.off_by('user_id', 'amount, status'), '<=', 0.10, 'an index with INCLUDE keeps every row');
select cmp_ok(pg_temp.off_by('id', '', 'where sparse is not null', 0.1), '<=', 0.10, 'a partial index');

-- Columns that depend on each other have fewer values together than apart: that has to be looked into.
create table app.pairs as
select g::bigint * 7919 % 20000 % 5000 as a, g::bigint * 7919 % 20000 as b from generate_series(1, 60000) as g;
create table app.apart as select g::bigint * 7919 % 41 as a, g::bigint * 104729 % 37 as b from generate_series(1, 60000) as g;
analyze app.pairs, app.apart;
create function pg_temp.pair_off_by() returns numeric language plpgsql as $$
declare
    really bigint;
begin
    create index pair_probe on app.pairs (a, b);
    really := pg_relation_size('app.pair_probe');
    drop index app.pair_probe;
    return advisor._btree_size_estimate('app.pairs'::regclass, '{a,b}')::numeric / really - 1;
end $$;
select cmp_ok(pg_temp.pair_off_by(), '>', 0.5, 'taken for independent they make an index that is far too large');
select advisor.refresh_facts(force => true) \g /dev/null
select pg_temp.run_statement('pairs', 'select', '{app.pairs}', jsonb_agg(jsonb_build_object('relation_schema', 'app',
    'relation_name', 'pairs', 'column_name', c, 'usage', 'equality', 'operator', '=', 'clause', 'where')))
from unnest(array['a', 'b']) as c \g /dev/null
select pg_temp.run_statement('apart', 'select', '{app.apart}', jsonb_agg(jsonb_build_object('relation_schema', 'app',
    'relation_name', 'apart', 'column_name', c, 'usage', 'equality', 'operator', '=', 'clause', 'where')))
from unnest(array['a', 'b']) as c \g /dev/null
select pg_temp.look_again() \g /dev/null
select results_eq('select source, columns from advisor._combinations_wanted()', $$values ('app.pairs', array['a', 'b'])$$,
    'it is wanted where the size depends on it, and not where there are many rows of each anyway');
select ok(not advisor._record_combination('app.pairs'::regclass, '{a,b}', null), 'a look may fail');
select is_empty('select * from advisor._combinations_wanted()', 'then it is not tried again at once');
select ok(advisor._record_combination('app.pairs'::regclass, '{a,b}', (select count(distinct (a, b)) from app.pairs)), 'or succeed');
select cmp_ok(abs(pg_temp.pair_off_by()), '<=', 0.10, 'then the size is within 10 %, too');
update advisor.table_fact set rows_estimate = rows_estimate * 2 where relid = 'app.pairs'::regclass;
select is((select count(*) from advisor._combinations_wanted()), 1::bigint, 'with many more rows it is wanted anew');

-- What an estimate that forgets that equal keys are stored once gives, is what this is to mend.
select cmp_ok(advisor._btree_size_estimate('app.s'::regclass, '{id}')
    / advisor._btree_size_estimate('app.s'::regclass, '{user_id}'), '>=', 2::bigint,
    'equal keys are stored once');

-- Levels above the leaves, which each descent reads.
select is((select height from advisor._btree_estimate('app.s'::regclass, '{id}')), 1, 'a height of one');
create table app.few as select g as id from generate_series(1, 100) as g;
analyze app.few;
select results_eq($$select * from advisor._btree_estimate('app.few'::regclass, '{id}')$$,
    $$values (16384::bigint, 0)$$, 'a few rows are one leaf and the meta page');

-- Near misses: nothing is known.
create table app.uncounted (id integer);
select is(advisor._btree_size_estimate('app.uncounted'::regclass, '{id}'), null,
    'a table that was never counted has no estimate');
select is(advisor._btree_size_estimate('app.s'::regclass, '{missing}'), null, 'nor has a column that is not there');

select * from finish();
rollback;
