-- Runs commit, so this is no transaction; the database is this file's own.
select plan(50);

-- A module of tasks that do what their names say.
create schema unit;
create table unit.done (task text, at timestamptz default clock_timestamp());
create function unit.fine() returns bigint language sql as
    'insert into unit.done values (''fine''); select 7::bigint';
create function unit.silent() returns void language plpgsql as
    'begin insert into unit.done values (''silent''); end';
create function unit.broken() returns bigint language plpgsql as $$
begin
    insert into unit.done values ('broken');
    raise exception using errcode = 'MU001', message = 'no good', detail = 'a detail',
        hint = 'A hint.';
end $$;
create function unit.asserting() returns bigint language plpgsql as
    'begin assert false, ''never so''; return 1; end';
create function unit.batching() returns bigint language plpgsql as $$
begin
    insert into unit.done values ('batching');
    return case when (select count(*) from unit.done where task = 'batching') < 3 then 5 else 4 end;
end $$;
create function unit.impatient() returns bigint language plpgsql as
    'begin raise query_canceled; end';

begin;
select muster.set_task(t.task, is_enabled => false) from muster.task as t;
select muster.set_setting('muster.task_max_backoff', '1 hour');
select muster._begin_definitions('unit');
select muster._define_setting('unit.batch', '5', 'bigint', 'x');
select muster._define_task('unit.fine', 'unit.fine', '1 minute', '10 seconds', 'x');
select muster._define_task('unit.silent', 'unit.silent', '1 minute', '10 seconds', 'x');
select muster._define_task('unit.broken', 'unit.broken', '1 minute', '10 seconds', 'x');
select muster._define_task('unit.asserting', 'unit.asserting', '1 minute', '10 seconds', 'x');
select muster._define_task('unit.batching', 'unit.batching', '1 minute', '10 seconds', 'x',
    batch_setting => 'unit.batch');
commit;

call muster.run_due_tasks();

select set_eq(
    $$select task, status, rows from muster.task_run$$,
    $$values ('unit.fine', 'succeeded', 7::bigint), ('unit.silent', 'succeeded', null),
             ('unit.broken', 'failed', null), ('unit.asserting', 'failed', null),
             ('unit.batching', 'succeeded', 5), ('unit.batching', 'succeeded', 4)$$,
    'every due task ran, and the failing ones stopped no other');
select set_eq(
    $$select task, count(*) from unit.done group by task$$,
    $$values ('fine', 1::bigint), ('silent', 1), ('batching', 3)$$,
    'what a failing task did is undone; one that filled its batch ran on until it did not');
select results_eq(
    $$select sqlstate, message, detail, hint from muster.task_run where task = 'unit.broken'$$,
    $$values ('MU001', 'no good', 'a detail', 'A hint.')$$,
    'a failure is recorded');
select matches(
    (select context from muster.task_run where task = 'unit.broken'), 'unit.broken\(\) line 4',
    'with its place');
select results_eq(
    $$select sqlstate, message, detail from muster.task_run where task = 'unit.asserting'$$,
    $$values ('P0004', 'never so', null)$$,
    'a failed assertion too');
select is_empty(
    $$select * from muster.task_run where finished_at < started_at$$, 'runs end after they begin');
select matches(
    (select distinct runner from muster.task_run), '^' || session_user, 'the runner is recorded');
select is_empty(
    $$select * from muster.task_run where runner_pid <> pg_backend_pid()$$, 'and its backend');

-- When each is due again.
select results_eq(
    $$select s.task, s.next_run_at - r.started_at
      from muster.task_state as s
      join muster.task_run as r on r.task = s.task
      where s.task in ('unit.fine', 'unit.silent')
      order by 1$$,
    $$values ('unit.fine', interval '1 minute'), ('unit.silent', interval '1 minute')$$,
    'a good run is followed by the next at its time');
call muster.run_due_tasks();
select is((select count(*) from muster.task_run), 7::bigint, 'nothing is due: nothing runs');

-- Backoff.
select is(
    (select consecutive_failures from muster.task_state where task = 'unit.broken'), 1, 'one');
update muster.task_state set next_run_at = now() where task = 'unit.broken';
call muster.run_due_tasks();
update muster.task_state set next_run_at = now() where task = 'unit.broken';
call muster.run_due_tasks();
select results_eq(
    $$select s.consecutive_failures, s.next_run_at - r.finished_at < interval '4 minutes 1 second',
             s.next_run_at - r.finished_at >= interval '4 minutes'
      from muster.task_state as s
      join lateral (
          select * from muster.task_run as r where r.task = s.task
          order by task_run_id desc limit 1) as r on true
      where s.task = 'unit.broken'$$,
    $$values (3, true, true)$$,
    'three failures: 1, 2, 4 times the interval');
select muster._reschedule_task('unit.broken', false, 0, '2026-01-01') from generate_series(1, 10);
select is(
    (select next_run_at from muster.task_state where task = 'unit.broken'),
    '2026-01-01 01:00'::timestamptz, 'never longer than the setting');
select muster._reschedule_task('unit.broken', true, 0, '2026-01-01');
select is(
    (select consecutive_failures from muster.task_state where task = 'unit.broken'), 0,
    'a success ends it');
select muster.set_task('unit.broken', every => '2 hours');
select muster._reschedule_task('unit.broken', false, 0, '2026-01-01');
select is(
    (select next_run_at from muster.task_state where task = 'unit.broken'),
    '2026-01-01 02:00'::timestamptz, 'nor sooner than the task is due anyway');

-- Overrides.
select muster.set_task('unit.fine', is_enabled => false);
update muster.task_state set next_run_at = '2020-01-01' where task = 'unit.fine';
call muster.run_due_tasks();
select is(
    (select count(*) from muster.task_run where task = 'unit.fine'), 1::bigint,
    'a disabled task does not run');
select muster.set_task('unit.fine', every => '5 minutes', timeout => '1 second');
select results_eq(
    $$select is_enabled, every, timeout from muster.stat_task where task = 'unit.fine'$$,
    $$values (true, interval '5 minutes', interval '1 second')$$,
    'an override is seen');
call muster.run_due_tasks();
select results_eq(
    $$select r.timeout_at - r.started_at, s.next_run_at - r.started_at
      from muster.task_run as r
      join muster.task_state as s on s.task = r.task
      where r.task = 'unit.fine'
      order by r.task_run_id desc
      limit 1$$,
    $$values (interval '1 second', interval '5 minutes')$$,
    'and followed');
select muster.set_task('unit.fine');
select results_eq(
    $$select every, timeout from muster.stat_task where task = 'unit.fine'$$,
    $$values (interval '1 minute', interval '10 seconds')$$,
    'without arguments it is as defined');
select muster.set_task('unit.fine', every => '5 seconds', at => '2026-01-01');
select is(
    (select next_run_at from muster.stat_task where task = 'unit.fine'),
    '2026-01-01 00:00:05'::timestamptz, 'a shorter interval counts from now');
select throws_ok($$select muster.set_task('nobody')$$, 'MU101', 'unknown task: nobody');
select throws_ok($$select muster.set_task('unit.fine', every => '0')$$, 'MU001');
select throws_ok($$select muster.set_task('unit.fine', timeout => '-1 s')$$, 'MU001');

-- Only so many.
update muster.task_state set next_run_at = '2020-01-01' where task in ('unit.fine', 'unit.silent');
call muster.run_due_tasks(max_tasks => 1);
select is(
    (select count(*) from muster.task_state where next_run_at = '2020-01-01'), 1::bigint,
    'max_tasks bounds one call');
call muster.run_due_tasks();

-- By hand.
truncate unit.done;
call muster.run_task('unit.silent');
select is((select count(*) from unit.done), 1::bigint, 'a task runs by hand, due or not');
select is(
    (select last_status from muster.stat_task where task = 'unit.silent'), 'succeeded',
    'and is recorded');
do $$
begin
    call muster.run_task('nobody');
exception when sqlstate 'MU101' then
    insert into unit.done values ('MU101');
end $$;
select isnt_empty($$select * from unit.done where task = 'MU101'$$, 'an unknown task is MU101');

-- Its failure reaches the caller, after it is recorded. psql goes on to see it.
\set ON_ERROR_STOP off
\set QUIET on
\o /dev/null
call muster.run_task('unit.broken');
\o
\set ON_ERROR_STOP on
select is(:'LAST_ERROR_SQLSTATE'::text, 'MU001', 'what a task raises by hand is raised');
select is(:'LAST_ERROR_MESSAGE'::text, 'no good', 'as it was');
select results_eq(
    $$select last_status, last_sqlstate from muster.stat_task where task = 'unit.broken'$$,
    $$values ('failed', 'MU001')$$,
    'and recorded');

-- Claims.
begin;
select is((muster._claim_task('unit.fine')).task, 'unit.fine', 'a claim by name');
select is((muster._claim_task('unit.fine')).task, null, 'a task that runs is not claimed again');
select is(
    (select running_since is not null from muster.stat_task where task = 'unit.fine'), true,
    'it is seen to run');
select throws_ok(
    $$insert into muster.task_run (task, status, timeout_at, runner_pid, runner)
      values ('unit.fine', 'running', now(), 1, 'x')$$, '23505', null,
    'not even the table holds two');
rollback;

-- Dead runners: no backend has the pid.
select muster._claim_task('unit.fine') \g /dev/null
update muster.task_run set runner_pid = 2147483647 where status = 'running';
select is(muster._mark_lost_runs(), 1::bigint, 'a run whose backend is gone is lost');
select results_eq(
    $$select last_status, consecutive_failures from muster.stat_task where task = 'unit.fine'$$,
    $$values ('lost', 1)$$,
    'which counts as a failure');
-- The pid is there, but has not begun.
select muster._claim_task('unit.fine') \g /dev/null
select is(muster._mark_lost_runs(), 0::bigint, 'a run that was claimed just now is not');
select is(
    muster._mark_lost_runs(at => now() + interval '16 seconds'), 1::bigint,
    'unless it has not begun after the grace');
-- A runner that comes back after that finds its run ended and does nothing.
truncate unit.done;
select muster._claim_task('unit.fine') \g /dev/null
select max(task_run_id) as late from muster.task_run \gset
select muster._mark_lost_runs(at => now() + interval '1 hour') \g /dev/null
select is((muster._execute_run(:late)).task_run_id, null, 'a late runner is refused');
select is_empty($$select * from unit.done$$, 'and does nothing');

-- Somebody cancels the call: the run is recorded, and the call ends.
begin;
select muster._begin_definitions('unit');
select muster._define_setting('unit.batch', '5', 'bigint', 'x');
select muster._define_task('unit.a_impatient', 'unit.impatient', '1 minute', '10 seconds', 'x');
select muster._define_task('unit.fine', 'unit.fine', '1 minute', '10 seconds', 'x');
select muster._define_task('unit.silent', 'unit.silent', '1 minute', '10 seconds', 'x');
commit;
update muster.task_state set next_run_at = '2030-01-01';
insert into muster.task_state (task, next_run_at) values ('unit.a_impatient', '2020-01-01');
update muster.task_state set next_run_at = '2021-01-01' where task = 'unit.silent';
call muster.run_due_tasks();
select results_eq(
    $$select last_status, last_sqlstate from muster.stat_task where task = 'unit.a_impatient'$$,
    $$values ('failed', '57014')$$,
    'a cancelled run failed');
select is(
    (select next_run_at from muster.task_state where task = 'unit.silent'),
    '2021-01-01'::timestamptz, 'and the call ended there');

-- Asking for a run.
update muster.task_state set next_run_at = '2030-01-01' where task = 'unit.silent';
select muster.request_task('unit.silent', '2029-01-01') \g /dev/null
select is(
    (select next_run_at from muster.task_state where task = 'unit.silent'),
    '2029-01-01'::timestamptz, 'a task that is asked for is due at once');
select muster.request_task('unit.silent', '2029-06-01') \g /dev/null
select is(
    (select next_run_at from muster.task_state where task = 'unit.silent'),
    '2029-01-01'::timestamptz, 'asking again puts nothing off');
delete from muster.task_run where task = 'unit.silent';
delete from muster.task_state where task = 'unit.silent';
select lives_ok(
    $$select muster.request_task('unit.silent')$$, 'one that has no state yet can be asked for');
select throws_ok(
    $$select muster.request_task('unit.none')$$, 'MU101', 'unknown task: unit.none',
    'an unknown one can not');

-- The doctor.
select is(
    (select fix from muster.doctor() where check_name = 'tasks_failing'),
    'call muster.run_task(''unit.a_impatient'');', 'doctor names a failing task');
select ok(
    not exists (
        select from muster.doctor() where check_name = 'tasks_failing' and detail ~ 'no good'),
    'without its text, which may quote data');
select is(
    (select state from muster.doctor() where check_name = 'tasks_run'), 'ok', 'tasks are run');
update muster.task_run set started_at = started_at - interval '1 day';
select is(
    (select state from muster.doctor() where check_name = 'tasks_run'), 'warning', 'or not');

select * from finish();
