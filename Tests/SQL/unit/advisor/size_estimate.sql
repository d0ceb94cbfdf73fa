begin;
\ir ../../lib/advisor.sql
select plan(24);

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
