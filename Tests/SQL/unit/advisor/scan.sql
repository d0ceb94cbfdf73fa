begin;
\ir ../../lib/advisor.sql
select plan(44);

create schema app;
create table app.item (id integer primary key, name text);
insert into app.item select g, 'n' || g from generate_series(1, 100) as g;

-- Without the extension.
select throws_ok(
    'select advisor.scan()', 'MU481', 'pg_stat_statements is not installed in this database',
    'without pg_stat_statements a scan says what is missing');
select is(advisor._scan_task(), 0::bigint, 'the timer''s scan is quiet about it');
select is((select count(*) from advisor.scan_run), 0::bigint, 'nothing half done is left');

create extension pg_stat_statements schema public;
select pg_stat_statements_reset() \g /dev/null

select throws_ok('select advisor.scan(top => 0)', 'MU001', null, 'top must be positive');
select throws_ok('select advisor.scan(min_calls => -1)', 'MU001', null, 'no negative limit');
select throws_ok($$select advisor.scan(at => 'infinity')$$, 'MU001', null, 'no endless time');

-- First sight.
select count(*) from app.item where id > 10 \g /dev/null
select count(*) from app.item where id > 20 \g /dev/null
select * from advisor.scan(at => now() + interval '1 minute') \gset first_
select is(:'first_status'::text, 'done', 'a scan returns its row');
select ok(:first_seen > 0, 'it saw statements');
select is(:first_added, :first_seen, 'all of them new');
select is(:first_samples, :first_added, 'each with a sample');
select is(:first_pending, :first_added, 'each waits for a worker');
select ok(not :'first_was_reset', 'the first scan knows of no reset');
select is(
    (select count(*) from advisor.statement_sample as m where not m.is_baseline), 0::bigint,
    'the first scan''s samples are marked as a baseline');
select is(
    (select m.period_start from advisor.statement_sample as m limit 1),
    (select i.stats_reset from pg_stat_statements_info as i),
    'and reach back to the reset');
select is(
    (select max(m.calls) from advisor.statement_sample as m
     join advisor.statement_source as s using (source_id)
     join pg_stat_statements as p using (queryid, userid, dbid, toplevel)
     where p.query like 'select count(*) from app.item%'),
    2::bigint, 'the counters are those of the extension');
select is(
    (select count(*) from muster.event as e where e.topic = 'advisor_scan'), 1::bigint,
    'workers are told');

-- Nothing happened: the statements of the test itself aside, no row.
select s.source_id as item_source, s.xmin as item_xmin, p.queryid as item_query
from advisor.statement_source as s
join pg_stat_statements as p using (queryid, userid, dbid, toplevel)
where p.query like 'select count(*) from app.item%' \gset
select * from advisor.scan(at => now() + interval '2 minutes') \gset second_
select is(
    (select count(*) from advisor.statement_sample as m
     where m.source_id = :item_source and m.scan_id = :second_scan_id),
    0::bigint, 'a statement that did nothing has no sample');
select is(
    (select s.sampled_at from advisor.statement_source as s where s.source_id = :item_source),
    :'first_started_at'::timestamptz, 'and its row is not touched');
select is(
    (select count(*) from advisor.statement_sample as m
     where m.is_baseline and m.scan_id = :second_scan_id),
    0::bigint, 'what is new after an unrestricted scan is no baseline');

-- Something happened.
select count(*) from app.item where id > 30 \g /dev/null
select * from advisor.scan(at => now() + interval '3 minutes') \gset third_
select results_eq(
    format('select calls, period_start, is_baseline from advisor.statement_sample
        where source_id = %s and scan_id = %s', :item_source, :third_scan_id),
    format('values (1::bigint, %L::timestamptz, false)', :'first_started_at'),
    'a sample is what was done since the last one');
select is(
    (select count(*) from advisor.statement_sample as m where m.scan_id = :third_scan_id
     and m.mean_ms is distinct from m.total_ms / m.calls), 0::bigint, 'the mean is per call');

-- One entry is forgotten and comes again.
select pg_stat_statements_reset(0, 0, :item_query) \g /dev/null
select * from advisor.scan(at => now() + interval '4 minutes') \gset fourth_
select ok(:fourth_evicted >= 1, 'a vanished entry is counted as evicted');
select isnt(
    (select s.missing_since from advisor.statement_source as s where s.source_id = :item_source),
    null::timestamptz, 'and is known to be missing');
select count(*) from app.item where id > 40 \g /dev/null
select count(*) from app.item where id > 40 \g /dev/null
select count(*) from app.item where id > 40 \g /dev/null
select count(*) from app.item where id > 40 \g /dev/null
select * from advisor.scan(at => now() + interval '5 minutes') \gset fifth_
select is(
    (select m.calls from advisor.statement_sample as m
     where m.source_id = :item_source and m.scan_id = :fifth_scan_id),
    4::bigint, 'when it comes again, all of it is new, though it counts more than before');
select is(
    (select s.missing_since from advisor.statement_source as s where s.source_id = :item_source),
    null::timestamptz, 'and it is no longer missing');

-- Counters that went back between two scans.
select pg_stat_statements_reset(0, 0, :item_query) \g /dev/null
select count(*) from app.item where id > 50 \g /dev/null
select * from advisor.scan(at => now() + interval '6 minutes') \gset sixth_
select is(
    (select m.calls from advisor.statement_sample as m
     where m.source_id = :item_source and m.scan_id = :sixth_scan_id),
    1::bigint, 'counters that went back began anew');
select ok(:sixth_went_back >= 1, 'that is counted');

-- Everything is reset, and as many calls are made as before: only the time of the reset tells.
update advisor.statement_source set sampled_at = sampled_at - interval '1 day';
update advisor.scan_run set started_at = started_at - interval '1 day';
select pg_stat_statements_reset() \g /dev/null
select count(*) from app.item where id > 60 \g /dev/null
select * from advisor.scan(at => now() + interval '7 minutes') \gset seventh_
select ok(:'seventh_was_reset', 'a reset is noticed');
select is(
    (select m.calls from advisor.statement_sample as m
     where m.source_id = :item_source and m.scan_id = :seventh_scan_id),
    1::bigint, 'after it, what the entry holds is what it did');
select is(
    (select m.period_start from advisor.statement_sample as m
     where m.source_id = :item_source and m.scan_id = :seventh_scan_id),
    (select i.stats_reset from pg_stat_statements_info as i), 'since the reset');
select is(
    (select count(*) from advisor.statement_sample as m
     where m.calls <= 0 or m.total_ms < 0 or m.rows < 0 or m.shared_blks_hit < 0), 0::bigint,
    'no difference is ever negative');

-- The clock goes back.
select * from advisor.scan(at => now() - interval '1 hour') \gset eighth_
select ok(
    :'eighth_started_at'::timestamptz > :'seventh_started_at'::timestamptz,
    'a scan is later than the one before, whatever the clock says');

-- Limits.
select count(*) from app.item where name = 'x' \g /dev/null
select count(*) from app.item where name = 'x' and id = 1 \g /dev/null
select * from advisor.scan(min_calls => 1000000, at => now() + interval '10 minutes') \gset ninth_
select is(:ninth_added, 0, 'statements below min_calls are left out');
select * from advisor.scan(min_mean_ms => 1000000, at => now() + interval '11 minutes') \gset tenth_
select is(:tenth_added, 0, 'statements below min_mean_ms are left out');
select * from advisor.scan(top => 1, at => now() + interval '12 minutes') \gset eleventh_
select ok(:eleventh_added + :eleventh_changed <= 1, 'top leaves out all but the dearest');
select * from advisor.scan(at => now() + interval '13 minutes') \gset twelfth_
select is(
    (select m.is_baseline from advisor.statement_sample as m
     join advisor.statement_source as s using (source_id)
     join pg_stat_statements as p using (queryid, userid, dbid, toplevel)
     where p.query = 'select count(*) from app.item where name = $1'),
    true, 'what a restricted scan left out reaches back to the reset');

-- Whose statements.
create role advisor_test_app;
grant usage on schema app to advisor_test_app;
grant select on app.item to advisor_test_app;
select muster.set_setting('advisor.excluded_roles', '{advisor_test_app}') \g /dev/null
set local role advisor_test_app;
select max(id) from app.item \g /dev/null
reset role;
select * from advisor.scan(at => now() + interval '14 minutes') \gset thirteenth_
select is(
    (select count(*) from advisor.statement_source as s
     where s.userid = 'advisor_test_app'::regrole), 0::bigint,
    'statements of excluded roles are not looked at');
select is(
    (select count(*) from advisor.statement_source as s
     where s.dbid <> (select d.oid from pg_database as d where d.datname = current_database())),
    0::bigint, 'nor are those of other databases');

-- Secrets.
alter role advisor_test_app password 's3cr3t-pw' /* tok=AKIA123 */;
select count(*) from app.item where name = 'literal-tok-4711' /* comment-tok-4712 */ \g /dev/null
select ok(
    (select count(*) > 0 from pg_stat_statements as p where p.query ~ 's3cr3t-pw'),
    'pg_stat_statements does keep the password');
select * from advisor.scan(at => now() + interval '15 minutes') \gset last_
select ok(
    pg_temp.everything_kept() !~ 's3cr3t-pw|AKIA123|literal-tok|comment-tok|app\.item where',
    'a scan keeps no text: no password, no literal, no comment');
select is(
    (select count(*) from advisor._pending_statements() as p where p.query ~ 's3cr3t-pw'), 1::bigint,
    'the worker is handed the text, to tell that it is a utility statement');
select advisor._record_utility(p.queryid, p.userid, p.dbid, p.toplevel)
from advisor._pending_statements() as p where p.query ~ 's3cr3t-pw' \g /dev/null
select is(
    (select count(*) from advisor._pending_statements() as p where p.query ~ 's3cr3t-pw'), 0::bigint,
    'and says so once');
select is(
    (select count(*) from advisor.statement_sample as m
     join advisor.statement_source as s using (source_id) where s.state = 'utility'),
    0::bigint, 'a utility statement leaves no sample');

-- What is known to be nobody's takes no place among the top, however long it took.
update advisor.statement_source as s set state = 'utility', statement_id = null;
select pg_sleep(0.02) \g /dev/null
update advisor.statement_source as s set state = 'pending', statement_id = null
where s.source_id = :item_source;
select count(*) from app.item where id > 40 \g /dev/null
select * from advisor.scan(top => 1000, at => now() + interval '30 minutes') \gset thirtieth_
select count(*) as strangers from advisor.statement_source as s where s.state <> 'utility' \gset
select count(*) from app.item where id > 50 \g /dev/null
select * from advisor.scan(top => :strangers, at => now() + interval '31 minutes') \gset next_
select is(
    (select count(*) from advisor.statement_sample as m
     where m.source_id = :item_source and m.scan_id = :next_scan_id),
    1::bigint, 'utility statements do not crowd out the user''s');

select * from finish();
rollback;
