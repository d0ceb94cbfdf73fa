begin;
select plan(27);

create function pg_temp.rec(task text, gpus int, ended timestamptz, correct boolean default false)
returns text language sql as $$
    select metering.record(task, 'llama', 'h100', gpus, ended - interval '90 seconds', ended,
        correct => correct, at => '2026-05-02 00:00Z')
$$;

select is(pg_temp.rec('t1', 2, '2026-05-01 10:01:30Z'), 'recorded', 'a new task is recorded');
select is(pg_temp.rec('t1', 2, '2026-05-01 10:01:30Z'), 'unchanged', 'again: nothing changes');
select is((select count(*) from metering.usage_record), 1::bigint, 'and there is one row');
select throws_ok($$select pg_temp.rec('t1', 3, '2026-05-01 10:01:30Z')$$, 'MU250',
    'the task is recorded with other content', 'other content is a conflict');
select throws_ok($$select pg_temp.rec('t1', 2, '2026-04-11 10:01:30Z')$$, 'MU250',
    'the task is recorded with other content', 'also when it is another day, in another partition');
select is(pg_temp.rec('t1', 3, '2026-05-01 10:01:30Z', true), 'corrected', 'unless it is a correction');
select is(pg_temp.rec('t1', 3, '2026-04-11 10:01:30Z', true), 'corrected', 'which may move it');
select results_eq('select gpu_count, completed_at from metering.usage_record',
    $$values (3, timestamptz '2026-04-11 10:01:30Z')$$, 'and there is still one row');
select results_eq('select completed_at from metering.task_key',
    $$values (timestamptz '2026-04-11 10:01:30Z')$$, 'whose key went with it');
select is((select gpu_ms from metering.usage_record), 270000::bigint, '3 GPUs for 90 s');

select throws_ok($$select metering.record('b', 'e', 's', 1, '2026-05-01 10:01Z', '2026-05-01 10:00Z')$$,
    'MU051', 'completed_at is before started_at');
select throws_ok($$select metering.record('b', 'e', 's', -1, '2026-05-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU052', 'gpu_count has to be from 0 to 4096', 'a negative number of GPUs');
select throws_ok($$select metering.record('b', 'e', 's', 2147483647, '2026-05-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU052', 'gpu_count has to be from 0 to 4096', 'an absurd number of GPUs');
select throws_ok($$select metering.record('b', 'e', 's', 1, '-infinity', '2026-05-01 10:01Z')$$,
    'MU051', 'started_at and completed_at have to be given and finite');
select throws_ok($$select metering.record('b', 'e', 's', 1, '2026-05-01 10:00Z', 'infinity')$$,
    'MU051', 'started_at and completed_at have to be given and finite');
select throws_ok($$select metering.record('b', 'e', 's', 1, '0044-05-01 10:00Z BC', '2026-05-01 10:01Z')$$,
    'MU051', 'a task cannot start before the year 2000', 'a year far off');
select throws_ok($$select metering.record('b', 'e', 's', 1, '2026-05-01 10:00Z', '294276-01-01 10:01Z')$$,
    'MU051', 'completed_at is in the future', 'a year far off');
select throws_ok($$select metering.record('b', 'e', 's', 1, '2026-01-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU051', 'a task cannot take more than 31 days');
select throws_ok($$select metering.record('b', 'e', 's', 1, '2026-05-01 10:00Z', '2026-05-01 10:01Z', 'lost')$$,
    'MU053', 'status has to be completed or failed');
select throws_ok($$select metering.record('', 'e', 's', 1, '2026-05-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU050', 'task_id has to have 1 to 255 bytes without control characters');
select throws_ok($$select metering.record('b', null, 's', 1, '2026-05-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU050', 'endpoint has to have 1 to 255 bytes without control characters');
select throws_ok($$select metering.record('b', 'e', repeat('s', 256), 1, '2026-05-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU050', 'spec has to have 1 to 255 bytes without control characters');
select throws_ok($$select metering.record(E'b\n', 'e', 's', 1, '2026-05-01 10:00Z', '2026-05-01 10:01Z')$$,
    'MU050', 'task_id has to have 1 to 255 bytes without control characters');
select is((select count(*) from metering.usage_record), 1::bigint, 'nothing of that was written');

select throws_ok(
    $$insert into metering.usage_record
          (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
      values ('t1', 'e', 's', 1, '2026-04-11 10:00Z', '2026-04-11 11:00Z', 'completed')$$,
    '23505', null, 'a plain insert of a known task fails too');
select throws_ok('truncate metering.usage_record', 'MU350', 'usage records are not truncated');
select throws_ok(
    $$insert into metering.usage_record
          (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
      values ('t9', 'e', 's', 1, '2026-04-11 10:00Z', '2026-04-11 09:00Z', 'completed')$$,
    '23514', null, 'and one that makes no sense as well');

select * from finish();
rollback;
