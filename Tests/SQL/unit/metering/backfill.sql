-- The procedures commit, so this file does not run in a transaction of its own.
select plan(17);

select metering.create_partitions('2026-05-01Z', '2026-05-05Z') as made \gset
insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
select 'b' || i, 'e' || i % 3, 's', 1, t - interval '90 seconds', t, 'completed'
from generate_series(0, 479) as i
cross join lateral (select timestamptz '2026-05-01 00:00Z' + i * interval '12 minutes' + interval '30 seconds' as t) as x;

select metering.request_backfill('2026-05-01 13:00Z', '2026-05-04 02:00Z') as id \gset
select results_eq(
    $$select since, until, days_total, days_done, phase from metering.stat_progress_backfill$$,
    $$values (timestamptz '2026-05-01Z', timestamptz '2026-05-05Z', 4, 0, 'waiting')$$,
    'a request covers the days that the range touches');
select is(metering.request_backfill('2026-05-01Z', '2026-05-05Z'), :id::bigint, 'asked again it is the same one');
select metering._advance_backfill(:id) as goes_on \gset
select results_eq(
    $$select current_day, days_done from metering.stat_progress_backfill$$,
    $$values (timestamptz '2026-05-03Z', 1)$$, 'newest day first');
-- Paging by OFFSET over a shrinking set skipped every second batch; the next day is remembered instead.
call metering.backfill();
select results_eq(
    $$select days_done, records_done, phase from metering.stat_progress_backfill$$,
    $$values (4, 480::bigint, 'finished')$$, 'offset_over_a_shrinking_set: a call without a range goes on and skips no day');
select is((select count(*) from metering.rollup_minute where scope_type = 'g'), 480::bigint, 'every minute is there');
select is_empty($$select * from metering.verify('2026-05-01Z', '2026-05-06Z')$$, 'and right');
select is_empty('select from metering.minute_mark', 'its marks are taken');
select lives_ok('select metering.continue_backfill()', 'the task has nothing to do');

update metering.rollup_day set gpu_ms = gpu_ms + 1 where scope_type = 'g' and bucket_start = '2026-05-02Z';
update metering.rollup_hour set total_tasks = 77 where scope_type = 'g' and bucket_start = '2026-05-02 05:00Z';
delete from metering.rollup_minute where scope_type = 's' and bucket_start = '2026-05-02 05:12Z';
delete from metering.spread_hour where scope_type = 'g' and bucket_start = '2026-05-02 07:00Z';
select set_eq(
    $$select level, bucket_start, scope_type, measure, expected, actual from metering.verify('2026-05-01Z', '2026-05-06Z')
      where measure in ('total_tasks', 'gpu_ms') and level <> 'spread hour'$$,
    $$values ('minute', timestamptz '2026-05-02 05:12Z', 'spec', 'total_tasks', 1::numeric, null::numeric),
             ('minute', '2026-05-02 05:12Z', 'spec', 'gpu_ms', 90000, null),
             ('hour', '2026-05-02 05:00Z', 'global', 'total_tasks', 5, 77),
             ('hour', '2026-05-02 05:00Z', 'spec', 'total_tasks', 4, 5),
             ('hour', '2026-05-02 05:00Z', 'spec', 'gpu_ms', 360000, 450000),
             ('day', '2026-05-02Z', 'global', 'total_tasks', 192, 120),
             ('day', '2026-05-02Z', 'global', 'gpu_ms', 10800000, 10800001)$$,
    'verify names each bucket that disagrees with the level below');
select isnt_empty($$select from metering.verify('2026-05-01Z', '2026-05-06Z') where level = 'spread hour'$$,
    'in the other booking too');
call metering.aggregate('all', '2026-05-02Z', '2026-05-03Z');
select is_empty($$select * from metering.verify('2026-05-01Z', '2026-05-06Z')$$, 'aggregate with a range mends it');
update metering.rollup_hour set peak = peak + 64 where scope_type = 'e' and bucket_start = '2026-05-02 05:00Z';
call metering.backfill('2026-05-02Z', '2026-05-03Z');
select is_empty($$select * from metering.verify('2026-05-01Z', '2026-05-06Z')$$, 'and so does a backfill');

select throws_ok($$select metering.request_backfill('2026-05-03Z', '2026-05-01Z')$$, 'MU054', 'the range of time is not valid');
select throws_ok($$select metering.request_backfill('-infinity', 'infinity')$$, 'MU054', 'the range of time is not valid');
select throws_ok($$select metering.request_backfill('2030-01-01Z', '2030-01-02Z')$$, 'MU150', 'there is no usage in this range');
select throws_ok($$select metering._aggregate('hour', '2030-01-01Z', '2030-01-02Z')$$, 'MU150', 'there is no usage in this range');
select throws_ok($$select metering._aggregate('week', null, null)$$, 'MU056', 'unknown granularity');
select * from finish();
