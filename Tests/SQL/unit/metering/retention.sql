begin;
select plan(25);

create function pg_temp.rec(task text, ended timestamptz, took interval default '10 seconds', endpoint text default 'e')
returns text language sql as $$
    select metering.record(task, endpoint, 's', 2, ended - took, ended, at => '2026-07-01Z')
$$;
create function pg_temp.roll() returns void language plpgsql as $$
begin
    while metering._aggregate('all', null, null) > 0 loop end loop;
end
$$;
create function pg_temp.clean(at timestamptz) returns void language plpgsql as $$
begin
    for i in 1..300 loop
        exit when metering.remove_expired(at) < muster.setting_bigint('metering.delete_batch');
    end loop;
end
$$;

select pg_temp.rec('t' || i, '2026-05-01 00:30Z'::timestamptz + i * interval '1 hour') from generate_series(0, 24 * 9 - 1) as i;

select is(metering.remove_partition('2026-05-20Z'), null, 'nothing is past 90 days');
select is(muster.setting_interval('metering.record_retention'), interval '90 days', 'records: 90 days');
select is(muster.setting_interval('metering.minute_retention'), interval '3 days', 'minutes: 3 days');
select is(muster.setting_interval('metering.hour_retention'), interval '30 days', 'hours: 30 days');

-- Nothing has been rolled up yet: retention does that before it removes.
select muster.set_setting('metering.buckets_per_run', '10');
select is(metering.remove_partition('2026-08-03Z'), null, 'what is not rolled up is not removed');
select isnt_empty('select from metering.minute_mark', 'one bounded step was made instead');
select muster.set_setting('metering.buckets_per_run', null);
select pg_temp.roll();
select is(metering.remove_partition('2026-08-01Z'), null, 'a week that has a day left is not removed');
select is(metering.remove_partition('2026-08-03Z'), 'usage_record_2026w18', 'the oldest week goes first');
select is((select kept_since from metering.level where level = 'record'), timestamptz '2026-05-04Z',
    'and the freeze line is behind it');
select is((select sum(total_tasks) from metering.rollup_day where scope_type = 'g'), 216::numeric,
    'its tasks are still counted');

-- Late behind the freeze line, while minutes of that day are still there: added at the lowest level.
select is(pg_temp.rec('late', '2026-05-01 07:30:05Z', '90 seconds'), 'adjusted', 'a late task is an adjustment');
select is(pg_temp.rec('late', '2026-05-01 07:30:05Z', '90 seconds'), 'unchanged', 'sent again it changes nothing');
select throws_ok($$select pg_temp.rec('late', '2026-05-01 07:31:05Z')$$, 'MU250',
    'the task is recorded with other content');
select is((select total_tasks from metering.usage('day', since => '2026-05-01Z', until => '2026-05-02Z')), 25::bigint,
    'it is in the answer at once');
select pg_temp.roll();
select results_eq(
    $$select 'minute', total_tasks, gpu_ms from metering.rollup_minute where scope_type = 'g' and bucket_start = '2026-05-01 07:30Z'
      union all
      select 'hour', total_tasks, gpu_ms from metering.rollup_hour where scope_type = 'g' and bucket_start = '2026-05-01 07:00Z'
      union all
      select 'day', total_tasks, gpu_ms from metering.rollup_day where scope_type = 'g' and bucket_start = '2026-05-01Z'
      union all
      select 'spread', null, sum(gpu_ms)::bigint from metering.spread_day where scope_type = 'g' and bucket_start = '2026-05-01Z'$$,
    $$values ('minute', 2::bigint, 200000::bigint), ('hour', 2, 200000), ('day', 25, 660000), ('spread', null, 660000)$$,
    'then at every level, in both bookings');
select results_eq(
    $$select action from muster.audit where relation = 'metering.usage_adjustment' order by audit_id$$,
    $$values ('insert'), ('update')$$, 'and the trail has its coming and its adding');
select pg_temp.roll();
select is((select total_tasks from metering.rollup_day where scope_type = 'g' and bucket_start = '2026-05-01Z'),
    25::bigint, 'it is added once');

-- Everything expires: only days are left.
select pg_temp.clean('2026-09-01Z');
select results_eq(
    $$select (select count(*) from metering.usage_record), (select count(*) from metering.rollup_minute),
             (select count(*) from metering.rollup_hour), (select count(*) from metering.spread_hour),
             (select sum(total_tasks) from metering.rollup_day where scope_type = 'g')$$,
    $$values (0::bigint, 0::bigint, 0::bigint, 0::bigint, 217::numeric)$$,
    'in the end days are left, with every task');
select is((select count(*) from metering.record_partition), 0::bigint, 'no partition is left');
select is(pg_temp.rec('t0', '2026-05-01 00:30Z'), 'unchanged',
    'a task whose record is gone is still known and not counted again');
select pg_temp.rec('very late', '2026-05-03 23:59:30Z', '2 minutes', 'x');
select pg_temp.roll();
select results_eq(
    $$select total_tasks, gpu_ms from metering.rollup_day where scope_type = 'g' and bucket_start = '2026-05-03Z'
      union all
      select null, gpu_ms from metering.spread_day where scope_type = 'g' and bucket_start = '2026-05-03Z'$$,
    $$values (25::bigint, 720000::bigint), (null, 720000)$$, 'with only days left it is added to the day');

-- Hours are still there, minutes are not, records are: the hour is built from the records.
select metering.record('m' || i, 'e', 's', 1, t, t + interval '1 minute', at => '2026-11-01Z')
from generate_series(0, 47) as i
cross join lateral (select timestamptz '2026-10-20 00:10Z' + i * interval '1 hour' as t) as x;
select pg_temp.roll();
select pg_temp.clean('2026-10-30Z');
select is((select count(*) from metering.rollup_minute), 0::bigint, 'minutes are gone');
select metering.record('m-late', 'e', 's', 5, '2026-10-20 03:40Z', '2026-10-20 03:42Z', at => '2026-11-01Z');
select pg_temp.roll();
select results_eq(
    $$select total_tasks, peak_minute from metering.usage_hour where scope_type = 'global' and bucket_start = '2026-10-20 03:00Z'$$,
    $$values (2::bigint, timestamptz '2026-10-20 03:42Z')$$, 'the hour was built from the records, with its peak');
select is((select count(*) from metering.rollup_minute), 0::bigint, 'and no lone minute came back');
select is_empty($$select * from metering.verify('2026-10-18Z', '2026-10-25Z')$$, 'all levels agree');

select * from finish();
rollback;
