-- Each failure of continuous aggregates that was measured or is an open issue there, as a test here.
begin;
select plan(12);

create function pg_temp.rec(task text, ended timestamptz, gpus int default 1, endpoint text default 'e')
returns text language sql as $$
    select metering.record(task, endpoint, 's', gpus, ended - interval '10 seconds', ended, at => '2026-06-10Z')
$$;
create function pg_temp.roll() returns void language plpgsql as $$
begin
    while metering._aggregate('all', null, null) > 0 loop end loop;
end
$$;

-- 8132: one transaction with two late points invalidates everything between them.
select pg_temp.rec('d' || i, '2026-05-01 00:00:30Z'::timestamptz + i * interval '1 hour') from generate_series(0, 479) as i;
select pg_temp.roll();
select pg_temp.rec('p1', '2026-05-01 00:10:00Z'), pg_temp.rec('p2', '2026-05-20 23:10:00Z');
select is((select count(distinct bucket_start) from metering._marked_minute), 2::bigint,
    'issue_8132_sparse_late_points: two late points three weeks apart dirty two minutes');
select is((select metering._roll_minutes(1000)), 2::bigint, 'issue_8132_sparse_late_points: and two are built');
select pg_temp.roll();

-- 2679: GROUPING SETS are refused there, so three scopes need nine aggregates.
select is((select count(distinct scope_type) from metering.rollup_minute), 3::bigint,
    'issue_2679_grouping_sets: one statement builds the three scopes');

-- 3877: late rows in a materialised bucket are invisible until a refresh (60 shown, 1060 there).
select pg_temp.rec('late' || i, '2026-05-01 05:00:40Z') from generate_series(1, 1000) as i;
select is((select total_tasks from metering.usage('hour', since => '2026-05-01 05:00Z', until => '2026-05-01 06:00Z')),
    1001::numeric::bigint, 'issue_3877_late_rows_invisible: they are visible at once');
select pg_temp.roll();

-- 2198, 2592: refresh over dropped raw data erases history (5760 became 1).
select muster.set_setting('metering.record_retention', '10 days');
select metering.remove_partition('2026-05-15Z') from generate_series(1, 2);
select is((select kept_since from metering.level where level = 'record'), timestamptz '2026-05-04Z',
    'a week of records is dropped');
select is(pg_temp.rec('after', '2026-05-02 12:00:00Z'), 'adjusted', 'a row comes late for one of them');
select pg_temp.roll();
select is((select sum(total_tasks) from metering.rollup_day where scope_type = 'g' and bucket_start < '2026-05-05Z'),
    1098::numeric, 'issue_2198_refresh_erases_history: 96 + 1 + 1000 counted before, and one added');
select is_empty($$select * from metering.verify('2026-05-01Z', '2026-05-22Z')$$,
    'issue_2592_history_after_retention: and the levels agree');

-- 10296: a bulk write over several chunks with local buckets loses rows (501 of 505).
select metering.create_partitions('2026-05-22Z', '2026-06-02Z');
insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
select 'bulk' || i, 'bulk', 's', 1, t, t, 'completed'
from generate_series(1, 505) as i
cross join lateral (select timestamptz '2026-05-22 00:00Z' + i * interval '27 minutes' as t) as x;
select is((select sum(total_tasks) from metering.usage('day', 'endpoint', 'bulk', '2026-05-20Z', '2026-06-05Z',
        time_zone => 'America/New_York')), 505::numeric,
    'issue_10296_bulk_write_with_time_zone: all 505 are there');

-- 8898: refresh fails after a DST change.
select lives_ok($$
    select metering.record('dst' || i, 'dst', 's', 1, t, t, at => '2026-11-10Z')
    from generate_series(0, 49) as i
    cross join lateral (select timestamptz '2026-10-25 00:10Z' - interval '3 hours' + i * interval '30 minutes' as t) as x;
    select metering._aggregate('all', null, null)$$, 'issue_8898_dst_change: nothing fails');
select results_eq(
    $$select bucket_start, bucket_end - bucket_start, total_tasks from metering.usage('day', 'endpoint', 'dst',
        '2026-10-24 22:00Z', '2026-10-25 23:00Z', time_zone => 'Europe/Prague')$$,
    $$values (timestamptz '2026-10-24 22:00Z', interval '25 hours', 48::bigint)$$,
    'issue_8898_dst_change: that day has 25 hours and all its tasks');

-- 7960: what is older than the policy's window is never refreshed.
select pg_temp.rec('old', '2026-05-06 12:00:00Z', 3, 'old');
select pg_temp.roll();
select is((select gpu_ms from metering.rollup_day where scope_value = 'old'), 30000::bigint,
    'issue_7960_outside_the_window: there is no window; as long as the records are kept it is built');

select * from finish();
rollback;
