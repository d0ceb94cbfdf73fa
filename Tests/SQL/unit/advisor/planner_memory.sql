begin;
\ir ../../lib/advisor.sql
select plan(26);

-- Keeping and recalling.
select is(advisor._remember_plans(array['k1', 'k2'], array['v1', 'v1'],
    array['{"answers": [1]}', '{"answers": [2]}']::jsonb[], '2026-01-01'), 2::bigint, 'answers are kept');
select results_eq(
    $$select statement_key, answers from advisor._recall_plans('{k2,k1,k3}', '{v1,v1,v1}', '2026-01-02') order by 1$$,
    $$values ('k1'::text, '{"answers": [1]}'::jsonb), ('k2', '{"answers": [2]}')$$, 'and recalled');
select results_eq(
    $$select m.statement_key, m.used_at from advisor.planner_memory as m order by 1$$,
    $$values ('k1'::text, '2026-01-02'::timestamptz), ('k2', '2026-01-02')$$, 'which counts as use');
select is_empty($$select * from advisor._recall_plans('{k1}', '{v2}', '2026-01-02')$$,
    'not when something has changed since');
select is(advisor._remember_plans('{k1}', '{v1}', array['{"answers": [1, 3]}']::jsonb[], '2026-01-03'), 1::bigint,
    'more is learned');
select is_empty($$select * from advisor._recall_plans('{k1}', '{v1}', '2026-01-08')$$,
    'after a week from the first answer on it is not taken any more');
select isnt_empty($$select * from advisor._recall_plans('{k1}', '{v1}', '2026-01-07 23:59')$$, 'until then it is');
select is(advisor._remember_plans('{k1}', '{v2}', array['{"answers": [4]}']::jsonb[], '2026-01-04'), 1::bigint,
    'what was learned after a change');
select results_eq(
    $$select m.version, m.answers, m.begun_at from advisor.planner_memory as m where m.statement_key = 'k1'$$,
    $$values ('v2'::text, '{"answers": [4]}'::jsonb, '2026-01-04'::timestamptz)$$, 'takes the place of what was before');
select advisor._prune('2026-01-08') \g /dev/null
select results_eq('select m.statement_key from advisor.planner_memory as m', $$values ('k1'::text)$$,
    'what is too old is pruned');
select advisor._remember_plans(array_agg('s' || g), array_agg('v'::text), array_agg('{}'::jsonb), '2026-01-05')
from generate_series(1, 1200) as g \g /dev/null
select is((select count(*) from advisor.planner_memory), 1000::bigint, 'of at most a thousand statements');
select is_empty($$select from advisor.planner_memory as m where m.statement_key = 'k1'$$, 'those used last');
select muster.set_setting('advisor.planner_memory', '0') \g /dev/null
select is(advisor._remember_plans('{k9}', '{v}', '{"{}"}', '2026-01-06'), 0::bigint, 'the setting 0 keeps nothing');
select is_empty($$select * from advisor._recall_plans('{s1}', '{v}', '2026-01-05')$$, 'and recalls nothing');

-- What a plan depends on.
create schema app;
create table app.a (id integer primary key, b integer);
create table app.other (id integer);
create table app.part (id integer) partition by range (id);
create table app.part_1 partition of app.part for values from (0) to (10);
create view app.v as select a.b from app.a;
create function pg_temp.version(relation text, functions text[] default '{}') returns text language sql as $$
    select v.definitions from advisor._planning_version(array[relation], functions, '{=}', '{}', '{app}', '{id}') as v $$;
create function pg_temp.relations(relation text) returns name[] language sql as $$
    select array_agg(c.relname order by c.relname)
    from advisor._planning_version(array[relation], '{}', '{=}', '{}', '{app}', '{id}') as v
    cross join unnest(v.relids) as u (relid) join pg_class as c on c.oid = u.relid $$;
select is(pg_temp.relations('app.v'), '{a,a_pkey}'::name[], 'behind a view are a table and its index');
select is(pg_temp.relations('part'), '{part,part_1}'::name[], 'a partitioned table has its partitions');
create temporary table was as select pg_temp.version('app.v') as v, pg_temp.version('app.part') as part;
create table app.more (id integer);
select is(pg_temp.version('app.v'), (select v from was), 'what concerns other tables changes nothing');
alter table app.a alter column b set not null;
select isnt(pg_temp.version('app.v'), (select v from was), 'a column does');
update was set v = pg_temp.version('app.v');
create index on app.a (b);
select isnt(pg_temp.version('app.v'), (select v from was), 'an index does');
update was set v = pg_temp.version('app.v');
alter table app.a add constraint b_is_more check (b > 0);
select isnt(pg_temp.version('app.v'), (select v from was), 'a constraint does');
update was set v = pg_temp.version('app.v');
create or replace view app.v as select a.b from app.a where a.id > 1;
select isnt(pg_temp.version('app.v'), (select v from was), 'the view itself does');
update was set v = pg_temp.version('app.v');
create statistics app.together on id, b from app.a;
select isnt(pg_temp.version('app.v'), (select v from was), 'statistics on columns together do');
create table app.part_2 partition of app.part for values from (10) to (20);
select isnt(pg_temp.version('app.part'), (select part from was), 'a new partition does');

-- A function that reads data while a plan is made.
create function app.is_open() returns boolean language sql stable as 'select exists (select from app.other)';
create function app.twice(integer) returns integer language sql immutable as 'select 2 * $1';
select is(pg_temp.version('app.a', '{is_open}'), null, 'then not all that a plan depends on is known');
select isnt(pg_temp.version('app.a', '{twice}'), null, 'one that only computes is known');
update was set v = pg_temp.version('app.a', '{twice}');
create or replace function app.twice(integer) returns integer language sql immutable as 'select $1 + $1';
select isnt(pg_temp.version('app.a', '{twice}'), (select v from was), 'until it computes otherwise');
select * from finish();
rollback;
