begin;
select plan(31);

create schema app;
create table app.big (
    id integer primary key,
    name text unique,
    data jsonb,
    "Odd" integer,
    constraint big_odd_excl exclude using btree ("Odd" with =) deferrable
);
insert into app.big select g, 'n' || g, '{}', g from generate_series(1, 5000) as g;
create index big_multi on app.big (name desc nulls last, id) include (data) where id > 10;
create index big_expression on app.big (lower(name), ((data ->> 'device')));
create index big_hash on app.big using hash (id);
create table app.child (id integer references app.big (id));
create unique index child_id_unique on app.child (id);
alter table app.child replica identity full;
create table app.never (a integer, b text);
insert into app.never select g, repeat('x', 100) from generate_series(1, 2000) as g;
create table app.part (id integer, at date) partition by range (at);
create table app.part_1 partition of app.part for values from ('2026-01-01') to ('2026-02-01');
create table app.part_2 partition of app.part for values from ('2026-02-01') to ('2026-03-01');
insert into app.part select g, '2026-01-15' from generate_series(1, 1000) as g;
create index part_id on app.part (id);
create view app.seen as select * from app.big;
create materialized view app.kept as select * from app.big;
create temporary table passing (id integer);
analyze app.big, app.part, app.kept;

select ok(advisor.refresh_facts(at => '2026-01-01 00:00:00Z') > 0, 'facts are collected');
select set_eq(
    'select table_name, kind from advisor.table_fact',
    $$values ('big', 'table'), ('child', 'table'), ('never', 'table'), ('part', 'partitioned table'),
        ('part_1', 'table'), ('part_2', 'table'), ('kept', 'materialized view')$$,
    'about tables of the user''s: no view, nothing temporary, nothing of ours');
select is(
    (select f.bytes from advisor.table_fact as f where f.table_name = 'big'),
    pg_relation_size('app.big'), 'the size is that of the file');
select is(
    (select f.rows_estimate from advisor.table_fact as f where f.table_name = 'big'), 5000::bigint,
    'the rows are the planner''s');
select is(
    (select f.is_rows_guessed from advisor.table_fact as f where f.table_name = 'big'), false,
    'which has counted them');
select is(
    (select f.is_rows_guessed from advisor.table_fact as f where f.table_name = 'never'), true,
    'where nobody has counted, they are guessed');
select ok(
    (select f.rows_estimate between 1000 and 10000 from advisor.table_fact as f
     where f.table_name = 'never'), 'from the size');
select is(
    (select f.bytes from advisor.table_fact as f where f.table_name = 'part'),
    (select f.bytes from advisor.table_fact as f where f.table_name = 'part_1'),
    'a partitioned table is as large as its leaves');
select is(
    (select f.rows_estimate from advisor.table_fact as f where f.table_name = 'part'), 1000::bigint,
    'and has their rows');
select is(
    (select f.has_statistics from advisor.table_fact as f where f.table_name = 'never'), false,
    'missing statistics are known');

-- Activity is not size: a table that was written a lot and holds nothing.
create table app.busy (id integer);
insert into app.busy select g from generate_series(1, 50000) as g;
delete from app.busy;
truncate app.busy;
select advisor.refresh_facts(force => true, at => '2026-01-01 00:00:10Z') \g /dev/null
select is(
    (select f.bytes from advisor.table_fact as f where f.table_name = 'busy'), 0::bigint,
    'what was written and is gone takes no room');
select is(
    (select f.rows_estimate from advisor.table_fact as f where f.table_name = 'busy'), 0::bigint,
    'and is no row');

-- Indexes.
select results_eq(
    $$select columns, include_columns, options, predicate, is_unique, access_method
      from advisor.index_fact where index_name = 'big_multi'$$,
    $$values (array['name', 'id'], array['data'], array[1, 0]::smallint[], '(id > 10)', false, 'btree')$$,
    'keys in order, with their options, what is included, and the condition');
select results_eq(
    $$select columns from advisor.index_fact where index_name = 'big_expression'$$,
    $$values (array['(lower(name))', '((data ->> ''device''::text))'])$$, 'expressions are keys too');
select results_eq(
    $$select columns, is_primary, is_unique, constraint_name from advisor.index_fact
      where index_name = 'big_pkey'$$,
    $$values (array['id'], true, true, 'big_pkey')$$, 'a primary key is a constraint');
select is(
    (select i.constraint_name from advisor.index_fact as i where i.index_name = 'big_name_key'),
    'big_name_key', 'so is a unique one');
select results_eq(
    $$select columns, constraint_name, is_immediate from advisor.index_fact
      where index_name = 'big_odd_excl'$$,
    $$values (array['"Odd"'], 'big_odd_excl', false)$$, 'and an exclusion, with a quoted name');
select is(
    (select i.constraint_name from advisor.index_fact as i where i.index_name = 'child_id_unique'),
    null, 'a unique index need not be one');
create table app.grandchild (id integer references app.child (id));
select advisor.refresh_facts(force => true, at => '2026-01-01 00:00:20Z') \g /dev/null
select is(
    (select i.constraint_name from advisor.index_fact as i where i.index_name = 'child_id_unique'),
    'grandchild_id_fkey', 'until a foreign key rests on it');
select is(
    (select bool_and(i.is_partition) from advisor.index_fact as i where i.index_name ~ '^part'), true,
    'indexes of partitions are marked');
select is(
    (select i.access_method from advisor.index_fact as i where i.index_name = 'big_hash'), 'hash',
    'other methods are known');
select is(
    (select i.bytes from advisor.index_fact as i where i.index_name = 'big_multi'),
    pg_relation_size('app.big_multi'), 'their size is that of the file');

-- The cache.
select is(advisor.refresh_facts(at => '2026-01-01 00:02:00Z'), 0::bigint,
    'facts younger than advisor.fact_cache are left');
select ok(advisor.refresh_facts(force => true, at => '2026-01-01 00:02:10Z') > 0, 'unless forced');
select ok(advisor.refresh_facts(at => '2026-01-01 00:06:00Z') > 0, 'older ones are not');
select is(
    (select f.changed_at from advisor.table_fact as f where f.table_name = 'big'),
    '2026-01-01 00:00:00Z'::timestamptz, 'what did not change has not changed');
create index big_new on app.big ("Odd", id);
select advisor.refresh_facts(force => true, at => '2026-01-01 00:07:00Z') \g /dev/null
select is(
    (select f.changed_at from advisor.table_fact as f where f.table_name = 'big'),
    '2026-01-01 00:07:00Z'::timestamptz, 'a new index is a change');
select is(
    (select i.first_seen_at from advisor.index_fact as i where i.index_name = 'big_new'),
    '2026-01-01 00:07:00Z'::timestamptz, 'it is first seen now');
select is(
    (select i.first_seen_at from advisor.index_fact as i where i.index_name = 'big_multi'),
    '2026-01-01 00:00:00Z'::timestamptz, 'the others were seen before');
drop index app.big_new;
drop table app.never;
alter table app.busy rename to idle;
select advisor.refresh_facts(force => true, at => '2026-01-01 00:08:00Z') \g /dev/null
select is(
    (select count(*) from advisor.index_fact as i where i.index_name = 'big_new'), 0::bigint,
    'what is dropped is forgotten');
select set_eq(
    $$select table_name from advisor.table_fact where table_name in ('never', 'busy', 'idle')$$,
    $$values ('idle')$$, 'tables too; a renamed one has its new name');

select * from finish();
rollback;
