begin;
\ir ../../lib/advisor.sql
select plan(39);

create schema app;
create table app.item (id integer primary key);
select pg_temp.run_statement('s1', 'select 1', '{app.item}') as s1 \gset

-- Retention.
select advisor._ensure_sample_partition('2026-01-01 23:59:59Z') \g /dev/null
select advisor._ensure_sample_partition('2026-01-02 00:00:00Z') \g /dev/null
select advisor._ensure_sample_partition('2026-01-02 12:00:00Z') \g /dev/null
create function pg_temp.partitions() returns setof text language sql as $$
    select c.relname::text collate "default" from pg_inherits as i join pg_class as c on c.oid = i.inhrelid
    where i.inhparent = 'advisor.statement_sample'::regclass and c.relname < 'statement_sample_2026020' order by 1 $$;
select results_eq('select * from pg_temp.partitions()',
    $$values ('statement_sample_20260101'), ('statement_sample_20260102')$$, 'there is a partition for each day');
select results_eq(
    $$select pg_get_expr(c.relpartbound, c.oid) collate "default" from pg_class as c where c.relname = 'statement_sample_20260102'$$,
    $$values ('FOR VALUES FROM (''2026-01-02 00:00:00+00'') TO (''2026-01-03 00:00:00+00'')')$$, 'in UTC');
set local timezone = 'Pacific/Auckland';
select advisor._ensure_sample_partition('2026-01-03 23:59:59Z') \g /dev/null
select ok('statement_sample_20260103' in (select pg_temp.partitions()), 'whatever the session''s time zone');
set local timezone = 'UTC';
insert into advisor.statement_sample (source_id, captured_at, scan_id, is_baseline, calls, total_ms, rows, shared_blks_hit,
    shared_blks_read, temp_blks_written, wal_bytes)
select 1, t, 1, false, 1, 1, 0, 0, 0, 0, 0 from unnest(array['2026-01-01 10:00Z', '2026-01-02 10:00Z']::timestamptz[]) as t;
select is(advisor._drop_sample_partitions('2026-01-02 18:00:00Z'), 1::bigint, 'a day that ended is dropped');
select results_eq('select * from pg_temp.partitions()',
    $$values ('statement_sample_20260102'), ('statement_sample_20260103')$$, 'one that had not ended then stays');
select is(
    (select count(*) from advisor.statement_sample as m where m.captured_at < '2026-01-05'), 1::bigint, 'with its samples');
select throws_ok(
    $$insert into advisor.statement_sample (source_id, captured_at, scan_id, is_baseline, calls, total_ms, rows,
        shared_blks_hit, shared_blks_read, temp_blks_written, wal_bytes)
      values (1, '2026-01-02 10:00Z', 1, false, 1, 1, 0, 0, 0, 0, 0)$$, '23505', null, 'a sample is there once');

-- Pruning by the settings.
select advisor._record_plan(:s1, 'explain_generic', '{}', '{}', '{}', 'h1', 1, at => now() - interval '200 days') as old_plan \gset
select advisor._record_plan(:s1, 'explain_generic', '{}', '{}', '{}', 'h2', 1, at => now() - interval '100 days') as last_plan \gset
insert into advisor.scan_run (status, started_at, finished_at, min_mean_ms, min_calls)
select 'done', t, t, 0, 1 from unnest(array[now() - interval '20 days', now() - interval '15 days']) as t;
insert into advisor.scan_request (status, requested_at, claimed_at, finished_at)
select 'done', now() - interval '20 days', now() - interval '20 days', now() - interval '20 days';
insert into advisor.simulation (statement_id, ddl, mode, status, requested_at, finished_at, message, sqlstate)
select :s1, '{x}', 'hypopg', 'failed', now() - interval '20 days', now() - interval '20 days', 'm', 'x';
insert into advisor.recommendation (finding_key, rule, title, severity, kind, target, evidence, why, confidence, risk, state,
    state_at, first_found_at, last_found_at)
select 'k' || s, 'r', 't', 'info', 'stats', 'x', '{}', 'w', 0.5, 'none', s, now() - interval '100 days', now(), now()
from unnest(array['resolved', 'open']) as s;
select pg_temp.run_statement('gone', 'select 2', '{app.item}', at => now() - interval '100 days') as gone \gset
select pg_temp.run_statement('there', 'select 3', '{app.item}', at => now() - interval '100 days') as there \gset
update advisor.statement_source set missing_since = now() - interval '95 days' where statement_id = :gone;
select ok(advisor.prune() > 0, 'pruning says how much it removed');
select results_eq(format('select plan_id from advisor.plan where statement_id = %s', :s1), format('values (%s::bigint)', :last_plan),
    'an old plan goes, the present one stays however old');
select is((select count(*) from advisor.scan_run), 1::bigint, 'old scans go, but for the last');
select is((select count(*) from advisor.scan_request), 0::bigint, 'so do requests');
select is((select count(*) from advisor.simulation), 0::bigint, 'and simulations');
select results_eq('select finding_key from advisor.recommendation', $$values ('kopen')$$, 'and advice that is done with');
select is((select count(*) from advisor.statement as s where s.statement_id = :gone), 0::bigint, 'a statement that is long gone goes');
select is((select count(*) from advisor.statement as s where s.statement_id = :there), 1::bigint,
    'one that pg_stat_statements still has stays');
select ok(to_regclass('advisor.statement_sample_' || to_char((now() + interval '1 day') at time zone 'UTC', 'YYYYMMDD')) is not null,
    'tomorrow''s partition is made today');
select is((select count(*) from pg_temp.partitions()), 0::bigint, 'old partitions go');
select is(advisor.prune(), 0::bigint, 'then there is nothing left to do');
select is(advisor.sweep(), 0::bigint, 'nor to sweep');

-- Tasks.
select set_eq($$select task from muster.task where module = 'advisor'$$,
    $$values ('advisor.scan'), ('advisor.sweep'), ('advisor.sweep_sandbox'),
      ('advisor.prune')$$, 'the timer does four things');
select lives_ok(format('select %s()', t.function_name), t.task || ' runs') from muster.task as t where t.module = 'advisor' order by t.task;

-- The doctor.
create function pg_temp.check(name text) returns text language sql as $$
    select d.state || ': ' || d.detail || coalesce(' -> ' || d.fix, '') from advisor._doctor() as d where d.check_name = name $$;
delete from advisor.scan_run;
select is(pg_temp.check('advisor_scan'),
    'missing: Nothing has been scanned yet. -> select * from advisor.scan(); -- and run a worker: muster worker',
    'a database that was never scanned');
insert into advisor.scan_run (status, started_at, finished_at, min_mean_ms, min_calls, hidden, requested_by, seen, evicted)
values ('done', now() - interval '4 minutes', now(), 0, 1, 5, 'some role', 100, 50);
select matches(pg_temp.check('advisor_scan'), '^warning: The last scan was 00:04:00 ago', 'one that is no longer scanned');
select is(pg_temp.check('advisor_hidden'),
    'warning: 5 statements are hidden from "some role", who made the last scan. -> grant pg_read_all_stats to "some role";',
    'one whose statements may not be seen');
select matches(pg_temp.check('advisor_evicted'), '^warning: pg_stat_statements forgot 50 statements', 'one that forgets too much');
update advisor.scan_run set started_at = now(), hidden = 0, evicted = 0;
select matches(pg_temp.check('advisor_scan'), '^ok: The last scan was 00:00:00 ago', 'one that is well');
select is(pg_temp.check('advisor_hidden'), null, 'has nothing hidden');
select is(pg_temp.check('advisor_pending'), 'ok: No statement waits for a worker.', 'nothing waits');
update advisor.statement_source set state = 'pending', statement_id = null, first_seen_at = now() - interval '6 minutes';
select is(pg_temp.check('advisor_pending'), 'warning: 2 statements wait for a worker to read them. -> Run a worker: muster worker',
    'unless no worker runs');
select is(pg_temp.check('advisor_refused'), 'ok: No statement was refused an EXPLAIN.', 'nothing was refused');
create role advisor_test_owner;
grant create on schema app to advisor_test_owner;
set local role advisor_test_owner;
create function app.theirs() returns integer language sql as 'select 1';
reset role;
select advisor._record_plan_failure(:s1, 'refused', '{x}') \g /dev/null
select is(pg_temp.check('advisor_refused'),
    'warning: 1 statements are not explained: they could run functions of advisor_test_owner. -> '
    'select muster.set_setting(''advisor.trusted_owners'', ''{advisor_test_owner}''); -- if you trust them',
    'when it was, by whose functions, and what to do if they are trusted');
set local track_io_timing = off;
select matches(pg_temp.check('advisor_io_timing'), '^warning: track_io_timing is off', 'a timer that is off');
set local track_io_timing = on;
select matches(pg_temp.check('advisor_io_timing'), '^ok', 'and on');
select ok((select count(*) >= 4 from muster.doctor() as d where d.check_name ~ '^advisor_'), 'muster.doctor() says all this');

-- The status.
select set_eq('select component from advisor._status()',
    $$values ('advisor scan'), ('advisor statements'), ('advisor recommendations'), ('advisor simulations')$$, 'the status has four lines');
select is((select s.state from muster.status() as s where s.component = 'advisor recommendations'), 'open',
    'muster.status() shows them');

select * from finish();
rollback;
