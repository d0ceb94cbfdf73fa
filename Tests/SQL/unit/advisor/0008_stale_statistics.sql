begin;
\ir ../../lib/advisor.sql
select plan(13);

create schema app;
create table app.fresh (id integer);
insert into app.fresh select generate_series(1, 20000);
create table app.never (id integer);
insert into app.never select generate_series(1, 20000);
create table app.small (id integer);
insert into app.small select generate_series(1, 100);
create table app.indexed (id integer);
insert into app.indexed select generate_series(1, 20000);
analyze app.fresh;
create index on app.indexed (id);

create function pg_temp.found() returns setof text language sql as $$
    select f.title || ' ' || f.target from advisor._rule_0008_stale_statistics() as f order by 1 $$;

-- True positives.
select advisor.refresh_facts(force => true) \g /dev/null
select results_eq('select * from pg_temp.found()',
    $$values ('Missing statistics app.indexed'), ('Missing statistics app.never')$$,
    'tables that were never analysed, also when CREATE INDEX has counted their rows; no small one');
select results_eq(
    $$select rule, kind, severity, ddl, ddl_undo, risk, confidence from advisor._rule_0008_stale_statistics()
      where target = 'app.never'$$,
    $$values ('0008_stale_statistics', 'stats', 'warning', 'analyze app.never;', null::text, 'none', 0.75)$$,
    'ANALYZE mends it');

-- Fix.
analyze app.never, app.indexed;
select advisor.refresh_facts(force => true) \g /dev/null
select results_eq('select * from pg_temp.found()', 'select null::text where false', 'and then it is mended');

-- Changes since.
update advisor.table_fact set mods_since_analyze = 4000, rows_updated = 4000 where table_name = 'fresh';
select results_eq('select * from pg_temp.found()', 'select null::text where false',
    'a fifth of the table may change');
update advisor.table_fact set mods_since_analyze = 4001 where table_name = 'fresh';
select results_eq('select * from pg_temp.found()', $$values ('Stale statistics app.fresh')$$, 'not more');
update advisor.table_fact set rows_updated = 0 where table_name = 'fresh';
select results_eq('select * from pg_temp.found()', 'select null::text where false',
    'what was loaded before ANALYZE and counted after it did not change anything since');
update advisor.table_fact set bytes = bytes + 8192 where table_name = 'fresh';
select results_eq('select * from pg_temp.found()', $$values ('Stale statistics app.fresh')$$, 'unless the files have grown');
select matches((select f.why from advisor._rule_0008_stale_statistics() as f),
    '^4001 rows of app.fresh changed since the statistics were collected, 20 % of the table', 'with the figures');
select is((select f.evidence -> 'changed_share' from advisor._rule_0008_stale_statistics() as f), '0.2001'::jsonb,
    'as data, too');
select muster.set_setting('advisor.stale_fraction', '0.5') \g /dev/null
select results_eq('select * from pg_temp.found()', 'select null::text where false',
    'advisor.stale_fraction is obeyed');
select muster.set_setting('advisor.stale_fraction', null) \g /dev/null

-- The counters are those of the server.
select pg_temp.look_again() \g /dev/null
select is((select count(*) from advisor.recommendation), 0::bigint, 'the real counter is small');

-- Statistics that this role may not see are not said to be missing.
update advisor.table_fact set has_statistics = null where table_name = 'fresh';
select results_eq('select * from pg_temp.found()', 'select null::text where false',
    'what may not be seen is not said to be missing');
update advisor.table_fact set has_statistics = false where table_name = 'fresh';
select results_eq('select * from pg_temp.found()', $$values ('Missing statistics app.fresh')$$,
    'what is seen to be missing is');

select * from finish();
rollback;
