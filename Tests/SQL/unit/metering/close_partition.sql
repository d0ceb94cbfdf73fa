-- How a worker removes a partition: closed in one transaction, detached concurrently, dropped.
begin;
select plan(19);

create function pg_temp.rec(task text, ended timestamptz, took interval default '10 seconds')
returns text language sql as $$
    select metering.record(task, 'e', 's', 2, ended - took, ended, at => '2026-07-01Z')
$$;
create function pg_temp.roll() returns void language plpgsql as $$
begin
    while metering._aggregate('all', null, null) > 0 loop end loop;
end
$$;

select count(pg_temp.rec('t' || i, '2026-05-01 00:30Z'::timestamptz + i * interval '1 hour'))
from generate_series(0, 24 * 9 - 1) as i;
select pg_temp.rec('across', '2026-05-04 00:00:30Z', '1 minute');
select results_eq(
    'select name, day, until, is_closed from metering.record_partition order by day',
    $$values ('usage_record_2026w18', timestamptz '2026-04-27Z', timestamptz '2026-05-04Z', false),
             ('usage_record_2026w19', '2026-05-04Z', '2026-05-11Z', false)$$,
    'a partition is a week, from Monday');

select is_empty($$select metering.close_partition('2026-05-20Z')$$, 'nothing is past 90 days');
select muster.set_setting('metering.buckets_per_run', '10');
select is_empty($$select metering.close_partition('2026-08-03Z')$$, 'what is not rolled up is not closed');
select muster.set_setting('metering.buckets_per_run', null);
select results_eq($$select * from metering.close_partition('2026-08-03Z')$$,
    $$values ('usage_record_2026w18', 'alter table metering.usage_record detach partition '
        'metering.usage_record_2026w18 concurrently')$$, 'the oldest week is closed');
select is((select kept_since from metering.level where level = 'record'), timestamptz '2026-05-04Z',
    'the freeze line is behind it');
select results_eq('select name, is_closed from metering.record_partition order by day',
    $$values ('usage_record_2026w18', true), ('usage_record_2026w19', false)$$, 'as the view says');
select results_eq($$select name from metering.close_partition('2026-12-01Z')$$,
    $$values ('usage_record_2026w18')$$, 'another is closed only when this one is gone');

-- Closed and still attached: nothing is written to it, late tasks are adjustments already.
select throws_ok(
    $$insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
      values ('straight', 'e', 's', 1, '2026-05-01 08:00Z', '2026-05-01 09:00Z', 'completed')$$,
    'MU251', 'the records of that day are being removed', 'a closed partition takes no row');
select throws_ok($$delete from metering.usage_record where completed_at < '2026-05-02Z'$$,
    'MU251', 'the records of that day are being removed', 'and gives none');
select is(pg_temp.rec('late', '2026-05-01 07:30:05Z', '90 seconds'), 'adjusted', 'a late task is an adjustment');
select is(pg_temp.rec('t3', '2026-05-01 03:30Z'), 'unchanged', 'a known task is known');
select throws_ok(
    $$select metering.record('t3', 'e', 's', 3, '2026-05-01 03:29:50Z', '2026-05-01 03:30Z', correct => true,
        at => '2026-07-01Z')$$, 'MU251', 'the records of that day have been removed', 'and is not corrected');
select pg_temp.roll();
select results_eq(
    $$select sum(total_tasks)::bigint, sum(gpu_ms)::bigint from metering.rollup_day where scope_type = 'g'
      union all select null, sum(gpu_ms)::bigint from metering.spread_day where scope_type = 'g'$$,
    $$values (218::bigint, 216 * 20000 + 120000 + 180000::bigint), (null, 216 * 20000 + 120000 + 180000)$$,
    'every task is counted once, in both bookings');

select is(metering.drop_closed_partition('usage_record_2026w18'), false, 'what is attached is not dropped');
select is(metering.drop_closed_partition('usage_record'), false, 'nor what was never closed');
alter table metering.usage_record detach partition metering.usage_record_2026w18;
select results_eq($$select * from metering.close_partition('2026-08-03Z')$$,
    $$values ('usage_record_2026w18', null::text)$$, 'a detached one only has to be dropped');
select is(metering.drop_closed_partition('usage_record_2026w18'), true, 'and is');

-- A worker that closed one and died: clean-up takes over after the grace.
select metering.close_partition('2026-08-10Z');
select is(metering.remove_partition('2026-08-10Z'), 'usage_record_2026w19', 'the plain way removes a closed one');
select is_empty('select from metering.closed_partition', 'nothing is left of it');

select * from finish();
rollback;
