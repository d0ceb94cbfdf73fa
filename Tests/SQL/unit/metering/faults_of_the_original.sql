-- Each fault of the system that this module replaces, as a test that it cannot happen here.
begin;
select plan(16);

create function pg_temp.rec(task text, gpus int, ended timestamptz, took interval, endpoint text default 'e',
    status text default 'completed')
returns text language sql as $$
    select metering.record(task, endpoint, 's', gpus, ended - took, ended, status, at => '2026-05-10Z')
$$;
create function pg_temp.roll() returns void language plpgsql as $$
begin
    while metering._aggregate('all', null, null) > 0 loop end loop;
end
$$;

-- Average of averages: one task of 8 GPUs in one minute, seven of 1 GPU in the next.
select pg_temp.rec('a0', 8, '2026-05-01 10:00:30Z', '10 s');
select pg_temp.rec('a' || i, 1, '2026-05-01 10:01:30Z', '10 s') from generate_series(1, 7) as i;
select pg_temp.roll();
select is((select avg_gpu_count from metering.usage('hour', since => '2026-05-01 10:00Z', until => '2026-05-01 11:00Z')),
    15 / 8.0, 'average_of_averages: the average is of tasks (1.875), not of minutes (4.5)');
select is((select avg_gpu_count from metering.usage('day', since => '2026-05-01Z', until => '2026-05-02Z')),
    15 / 8.0, 'average_of_averages: at the day too');

-- Rounding each row to 4 decimals: 3,000 tasks of 70 ms are 0.0000 hours each.
select pg_temp.rec('r' || i, 1, '2026-05-02 10:00:30Z', '70 ms', 'tiny') from generate_series(1, 3000) as i;
select pg_temp.roll();
select is((select gpu_seconds from metering.usage('day', 'endpoint', 'tiny', '2026-05-02Z', '2026-05-03Z')),
    210.0, 'rounding_each_row: 3,000 times 70 ms are 210 s');

-- Re-aggregation after retention overwriting with NULL.
create temporary table day_before as table metering.rollup_day;
select muster.set_setting('metering.record_retention', '1 day');
select metering.remove_partition('2026-05-10Z') from generate_series(1, 3);
select is((select count(*) from metering.usage_record), 0::bigint, 'all records are gone');
select throws_ok($$select metering._aggregate('all', '2026-05-01Z', '2026-05-03Z')$$, 'MU251',
    'what these buckets are made of has been removed',
    're_aggregation_after_retention: is refused');
select throws_ok($$select metering.request_backfill('2026-05-01Z', '2026-05-03Z')$$, 'MU251',
    'what these buckets are made of has been removed',
    're_aggregation_after_retention: by backfill as well');
select pg_temp.roll();
select set_eq('table metering.rollup_day', 'table day_before',
    're_aggregation_after_retention: history stays as it was');
select muster.set_setting('metering.record_retention', null);

-- No peak for endpoint and spec.
select is((select count(*) from metering.usage_day where peak_gpu_hours is null or peak_hour is null
        or spread_peak_gpu_hours is null), 0::bigint,
    'no_peak_for_endpoint_and_spec: every scope has one');
select is((select peak_minute from metering.usage_hour where scope_type = 'endpoint' and scope_value = 'e'),
    timestamptz '2026-05-01 10:00Z', 'no_peak_for_endpoint_and_spec: the right one');

-- A record after its minute was aggregated.
select pg_temp.rec('late1', 1, '2026-05-04 10:00:10Z', '1 s');
select pg_temp.roll();
select pg_temp.rec('late2', 1, '2026-05-04 10:00:20Z', '1 s');
select pg_temp.roll();
select is((select total_tasks from metering.rollup_day where scope_type = 'g' and bucket_start = '2026-05-04Z'),
    2::bigint, 'late_record_never_rolled_up: it is, at every level');

-- Local midnight mixed with UTC buckets.
set local timezone = 'Pacific/Auckland';
select pg_temp.rec('tz', 1, '2026-05-05 23:59:59Z', '1 s');
select pg_temp.roll();
select is((select bucket_start from metering.rollup_day where bucket_start >= '2026-05-05Z' and scope_type = 'g'),
    timestamptz '2026-05-05 00:00Z', 'local_midnight: a session in Auckland changes no bucket');
set local timezone = 'UTC';

-- NULL scope keys giving several global rows.
select is_empty(
    $$select bucket_start from metering.usage_day where scope_type = 'global'
      group by bucket_start having count(*) <> 1$$,
    'null_scope_keys: one global row a day');
select is((select count(*) from metering.usage_day where (scope_type = 'global') <> (scope_value is null)),
    0::bigint, 'null_scope_keys: users see null for global and only there');

-- Counters going negative: deleting everything of a bucket.
delete from metering.usage_record where completed_at >= '2026-05-04Z' and completed_at < '2026-05-05Z';
select pg_temp.roll();
select is_empty($$select from metering.rollup_day where bucket_start = '2026-05-04Z'$$,
    'counters_going_negative: an empty bucket has no row');

-- Whole tasks booked in their last minute.
select pg_temp.rec('long', 4, '2026-05-06 12:00:00Z', '3 hours', 'long');
select pg_temp.roll();
select is((select max(gpu_ms) from metering.spread_minute where scope_value = 'long'), 240000::bigint,
    'whole_tasks_in_their_last_minute: 4 GPUs are 4 GPUs in each of 180 minutes');
select results_eq(
    $$select peak_gpus, round(overstated, 1) from metering.peak('hour', 'endpoint', 'long',
        '2026-05-06 12:00Z', '2026-05-06 13:00Z') union all
      select booked_peak_gpus, null from (
          select c.peak_gpus as booked_peak_gpus from metering.usage('hour', 'endpoint', 'long',
              '2026-05-06 12:00Z', '2026-05-06 13:00Z') as c) as x$$,
    $$values (720.0, null::numeric)$$,
    'whole_tasks_in_their_last_minute: the booked peak of 720 GPUs is shown, beside nothing really at work');

select * from finish();
rollback;
