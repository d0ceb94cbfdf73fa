begin;
\ir ../../lib/advisor.sql
select plan(31);

create schema app;
create table app.item (id integer primary key, name text);
insert into app.item select g, 'n' || g from generate_series(1, 1000) as g;
create index item_name_idx on app.item (name);
create table app.other (id integer primary key);
analyze app.item, app.other;

-- A look at a time that is so many minutes from now, and a plan at such a time.
create function pg_temp.look(minute integer) returns void language sql as $$
    select advisor.refresh_facts(force => true, at => now() + minute * interval '1 minute')
$$;
create function pg_temp.plan(minute integer, hash text, cost float8, facts jsonb default '{}',
    path text[] default '{app}')
returns bigint language sql as $$
    select advisor._record_plan((select s.statement_id from advisor.statement as s where s.fingerprint = 's'),
        'explain_generic', path, '{}', facts, hash, cost, now() + minute * interval '1 minute')
$$;
create function pg_temp.causes(plan_id bigint) returns text language sql as $$
    select array_to_string(h.causes, ' | ') from advisor.plan_history as h where h.plan_id = $1
$$;

-- What the looks remember.
select pg_temp.look(1) \g /dev/null
select is((select count(*) from advisor.fact_version as v where v.kind = 'table'), 2::bigint, 'each table is remembered');
select is((select count(*) from advisor.fact_version as v where v.kind = 'index'), 3::bigint, 'each index');
select ok((select count(*) > 40 from advisor.fact_version as v where v.kind = 'setting'), 'and the settings of the planner');
select is((select count(*) from advisor.fact_change), 0::bigint, 'what is there at the first look has not changed');
select pg_temp.look(2) \g /dev/null
select is((select count(*) from advisor.fact_version as v where v.appeared_at > now() + interval '90 seconds'), 0::bigint,
    'a look that finds nothing new writes nothing');

-- An index that the plan used is dropped, another one is not its.
select pg_temp.run_statement('s', 'select * from item where name = $1', '{app.item}') as s \gset
select pg_temp.plan(2, 'index', 10, '{"indexes": ["item_name_idx"], "relations": ["item"]}') as p1 \gset
drop index app.item_name_idx;
alter table app.other drop constraint other_pkey;
select pg_temp.look(3) \g /dev/null
select pg_temp.plan(4, 'seq', 500, '{"indexes": [], "relations": ["item"]}') as p2 \gset
select results_eq('select change, name, relation, happened_after, happened_at from advisor.fact_change order by 2',
    $$values ('index dropped', 'app.item_name_idx', 'app.item', now() + interval '2 minutes', now() + interval '3 minutes'),
        ('index dropped', 'app.other_pkey', 'app.other', now() + interval '2 minutes', now() + interval '3 minutes')$$,
    'between which looks the indexes went is known');
select is(pg_temp.causes(:p2), 'the index app.item_name_idx was dropped', 'the cause is the index of the statement''s table');
select results_eq(format('select likelihood, source from advisor._plan_change_cause(%s)',
        (select h.change_id from advisor.plan_history as h where h.plan_id = :p2)),
    format($$select 1, 'advisor.fact_version ' || v.version_id from advisor.fact_version as v where v.name = 'app.item_name_idx'$$),
    'the likeliest, with the row that says so');
select is((select e.detail ->> 'causes' from muster.event as e where e.topic = 'advisor_regression'),
    '["the index app.item_name_idx was dropped"]', 'the event names it');
select is((select h.is_regression from advisor.plan_history as h where h.plan_id = :p2), true, 'it is a regression');
select is((select h.cost_change from advisor.plan_history as h where h.plan_id = :p2), '4900.0 % dearer', 'with its size');
select is((select h.causes from advisor.plan_history as h where h.plan_id = :p1), '{}', 'a first plan has no cause');

-- It is made again, and the plan with it.
create index item_name_idx on app.item (name);
select pg_temp.look(5) \g /dev/null
select pg_temp.plan(6, 'index', 10, '{"indexes": ["item_name_idx"], "relations": ["item"]}') as p3 \gset
select is(pg_temp.causes(:p3), 'the index app.item_name_idx was created', 'a better plan has a cause, too');
select is((select h.is_regression from advisor.plan_history as h where h.plan_id = :p3), false, 'and is none');

-- A look that comes after the plan: the index was there at the look before it.
update pg_index set indisvalid = false where indexrelid = 'app.item_name_idx'::regclass;
select pg_temp.plan(7, 'seq', 500, '{"indexes": [], "relations": ["item"]}') as p4 \gset
select is(pg_temp.causes(:p4), '', 'nothing is invented while nothing is known');
select pg_temp.look(8) \g /dev/null
select is(pg_temp.causes(:p4), 'the index app.item_name_idx became invalid', 'what a later look finds is added');

-- The table grows, and its statistics become stale.
select pg_temp.plan(9, 'seq', 500) \g /dev/null
update advisor.table_fact set rows_estimate = 1000 where table_name = 'item';
insert into app.item select g, 'n' || g from generate_series(1001, 3000) as g;
select pg_temp.look(10) \g /dev/null
select pg_temp.plan(11, 'other', 900) as p5 \gset
select matches(pg_temp.causes(:p5), '^the table app.item grew from 1000 to \d{4} rows', 'growth is a cause, with both counts');
-- That it was analysed is seen only in another transaction, so the row before is made older.
update advisor.fact_version set value = value || '{"analyzed_at": "2020-01-01T00:00:00+00:00"}'
where name = 'app.item' and vanished_at is null;
select count(*) as versions from advisor.fact_version \gset
select pg_temp.look(11) \g /dev/null
select is((select count(*) from advisor.fact_version), :versions::bigint, 'analyses are told once an hour');
update advisor.fact_version set appeared_after = appeared_after - interval '1 hour', appeared_at = appeared_at - interval '1 hour'
where name = 'app.item' and vanished_at is null;
update advisor.fact_version set vanished_after = vanished_after - interval '1 hour', vanished_at = vanished_at - interval '1 hour',
    appeared_at = least(appeared_at, vanished_at - interval '1 hour'), appeared_after = null
where version_id = (select max(v.version_id) from advisor.fact_version as v where v.name = 'app.item' and v.vanished_at is not null);
select pg_temp.look(12) \g /dev/null
select pg_temp.plan(13, 'third', 2000) as p6 \gset
select matches(pg_temp.causes(:p6), 'new statistics of app.item were collected', 'and so are new statistics');
update advisor.fact_version set value = value || '{"is_stale": true, "mods_since_analyze": 777}'
where name = 'app.item' and vanished_at is null;
select pg_temp.plan(14, 'fourth', 5000) as p7 \gset
select matches(pg_temp.causes(:p7), 'the statistics of app.item are stale: 777 rows changed since they were collected, of \d{4}',
    'stale statistics are a cause, though they did not become so just now');

-- A setting changes.
select pg_temp.plan(15, 'fourth', 5000) \g /dev/null
update advisor.fact_version set value = jsonb_set(value, '{value}', '"1234"')
where name = 'random_page_cost' and vanished_at is null;
select pg_temp.look(16) \g /dev/null
select pg_temp.plan(17, 'fifth', 9000) as p8 \gset
select matches(pg_temp.causes(:p8), '^the setting random_page_cost went from 1234 to 4', 'a setting is a cause');

-- The schemas of the names.
select pg_temp.plan(18, 'sixth', 20000, path => '{other,app}') as p9 \gset
select matches(pg_temp.causes(:p9), 'names were resolved in other, app, and before in app', 'and so is another search path');

-- A table goes.
drop table app.other;
select pg_temp.look(19) \g /dev/null
select ok(exists (select from advisor.fact_change as c where c.change = 'table dropped' and c.name = 'app.other'), 'a table that went is remembered');
create table app.other (id integer primary key);
select pg_temp.look(20) \g /dev/null
select ok(exists (select from advisor.fact_change as c where c.change = 'table created' and c.name = 'app.other'), 'and one that came');
select is((select count(*) from advisor.fact_version as v where v.name = 'app.other' and v.vanished_at is null), 1::bigint, 'once');

-- What the statement took under each plan.
insert into advisor.statement_sample (source_id, captured_at, scan_id, period_start, is_baseline, calls, total_ms, rows,
    shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
select o.source_id, now() + interval '220 seconds', 2, now() + interval '121 seconds', false, 10, 50, 0, 0, 0, 0, 0
from advisor.statement_source as o;
select pg_temp.plan(2, 'x', 1) \g /dev/null
select is((select h.mean_ms from advisor.plan_history as h where h.plan_id = :p2), null, 'no figure where it did not run');
update advisor.plan set last_seen_at = now() + interval '4 minutes' where plan_id = :p1;
select is((select h.mean_ms from advisor.plan_history as h where h.plan_id = :p1), 5.000, 'the mean of the calls under the plan');

-- Every kind of change has words.
select is((select count(*) from advisor.fact_change as c where advisor._change_sentence(c) is null), 0::bigint, 'each change has a sentence');
select is((select count(*) from advisor.fact_version as v where v.appeared_after > v.appeared_at), 0::bigint, 'times are in order');

-- Forgetting.
select is((select count(*) from advisor.fact_version as v where v.vanished_at is not null) > 3, true, 'there is history');
select advisor._prune(at => now() + interval '100 days') \g /dev/null
select is((select count(*) from advisor.fact_version as v where v.vanished_at is not null), 0::bigint,
    'which is forgotten after advisor.plan_retention; what is so stays');

select * from finish();
rollback;
