begin;
\ir ../../lib/advisor.sql
select plan(12);

create schema app;
create table app.t (id integer primary key, a integer unique, b text, c integer);
insert into app.t select g, g, repeat('b', 100) || g, g from generate_series(1, 20000) as g;
create index unused on app.t (b);
create index little on app.t (c);
create unique index sole on app.t (c, b);
create table app.part (id integer, b text) partition by range (id);
create table app.part_1 partition of app.part for values from (0) to (100000);
insert into app.part select g, repeat('b', 100) || g from generate_series(1, 20000) as g;
create index part_b on app.part (b);

-- First met 8 days before.
select advisor.refresh_facts(force => true, at => now() - interval '8 days') \g /dev/null
select advisor.refresh_facts(force => true, at => now() - interval '2 days') \g /dev/null
select is((select count(*) from advisor._rule_0007_unused_index()), 0::bigint,
    'after six days nothing is called unused');
select advisor.refresh_facts(force => true) \g /dev/null
select results_eq('select f.rule, f.target, f.ddl, f.kind, f.confidence from advisor._rule_0007_unused_index() as f',
    $$values ('0007_unused_index', 'app.unused', 'drop index concurrently app.unused;', 'unused_index', 0.50)$$,
    'after seven days an index that was never read is: no small, unique, constraint or partition''s one');
select ok((select f.evidence ? 'unused_since' from advisor._rule_0007_unused_index() as f), 'since when is said');
select is((select f.ddl_undo from advisor._rule_0007_unused_index() as f),
    'create index concurrently unused ON app.t USING btree (b);', 'and how to make it again');
select matches((select f.why from advisor._rule_0007_unused_index() as f), 'Ask the standby servers',
    'the standby servers are pointed out');

-- The counters were reset lately.
select muster.set_setting('advisor.unused_after', '10 days') \g /dev/null
select is((select count(*) from advisor._rule_0007_unused_index()), 0::bigint, 'advisor.unused_after is obeyed');
select muster.set_setting('advisor.unused_after', '0') \g /dev/null
select is((select count(*) from advisor._rule_0007_unused_index()), 1::bigint, 'also nought');
select muster.set_setting('advisor.min_index_bytes', '0') \g /dev/null
select set_eq('select f.target from advisor._rule_0007_unused_index() as f',
    $$values ('app.unused'), ('app.little')$$, 'advisor.min_index_bytes is obeyed');

-- Near miss: an index that was read once.
select pg_temp.look_again() \g /dev/null
update advisor.index_fact set scans = 1 where index_name = 'little';
select set_eq('select f.target from advisor._rule_0007_unused_index() as f', $$values ('app.unused')$$,
    'a single scan is a use');

-- Fix.
drop index app.unused;
select pg_temp.look_again() \g /dev/null
select results_eq($$select state from advisor.recommendation where target = 'app.unused'$$, $$values ('applied')$$,
    'dropping it ends it');

-- An index that is made again is another one: it begins its time anew.
create index unused on app.t (b);
select muster.set_setting('advisor.unused_after', '1 day') \g /dev/null
select pg_temp.look_again() \g /dev/null
select is((select count(*) from advisor._rule_0007_unused_index() as f where f.target = 'app.unused'), 0::bigint,
    'a new index has its time');
select is((select count(*) from advisor._rule_0007_unused_index() as f
    where f.target ~ 'pkey|_key|sole|part'), 0::bigint, 'what keeps rows unique or is a partition''s is never named');

select * from finish();
rollback;
