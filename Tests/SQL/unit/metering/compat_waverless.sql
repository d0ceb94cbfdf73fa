\getenv root MUSTER_ROOT
\set file :root '/sql/compat/waverless.sql'
\i :file
\i :file
begin;
select plan(7);
select metering.record('a', 'e1', 's1', 2, '2026-05-01 10:00Z', '2026-05-01 10:30Z', worker => 'w1');
select metering._aggregate('all', null, null);
select metering.set_capacity(4, valid_from => '2026-05-01Z');
select results_eq(
    $$select task_id collate "default", endpoint collate "default", worker_id, spec_name collate "default", gpu_hours from waverless.gpu_usage_records$$,
    $$values ('a', 'e1', 'w1', 's1', 1.0)$$, 'records');
select results_eq(
    $$select time_bucket, scope_value_key collate "default", total_gpu_seconds, total_gpu_hours from waverless.gpu_usage_statistics_minute
      where scope_type = 'global'$$,
    $$values (timestamptz '2026-05-01 10:30Z', '__GLOBAL__', 3600.0, 1.0)$$, 'minutes');
select results_eq(
    $$select scope_value collate "default", peak_minute, peak_gpu_hours from waverless.gpu_usage_statistics_hourly where scope_type = 'endpoint'$$,
    $$values ('e1', timestamptz '2026-05-01 10:30Z', 1.0)$$, 'hours, with a peak for every scope');
select results_eq(
    $$select scope_value collate "default", peak_hour, available_gpu_hours, round(gpu_utilization, 6) from waverless.gpu_usage_statistics_daily
      where scope_type = 'global'$$,
    $$values (null::text, timestamptz '2026-05-01 10:00Z', 96.0, 0.010417)$$, 'days, with utilisation');
select has_column('waverless', 'gpu_usage_statistics_' || t, c, t || ' has ' || c)
from (values ('minute', 'avg_gpu_count'), ('hourly', 'completed_tasks'), ('daily', 'failed_tasks')) as x (t, c);
select * from finish();
rollback;
