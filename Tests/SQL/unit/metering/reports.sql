begin;
select plan(14);

select metering.record('a' || i, 'e' || i % 2, 's' || i % 2, 2, t, t + interval '30 minutes', at => '2026-05-10Z')
from generate_series(0, 7) as i
cross join lateral (select timestamptz '2026-05-01 01:00Z' + i * interval '6 hours' as t) as x;
select metering._aggregate('all', null, null);

select metering.set_price('s0', 2.5, '2026-05-01Z');
select metering.set_price('s0', 4, '2026-05-02Z');
select metering.set_price('s1', 1, '2026-05-01Z');
select metering.set_price('s1', null, '2026-05-02Z');
select results_eq(
    $$select day, spec, gpu_hours, cost from metering.cost('2026-05-01Z', '2026-05-03Z')$$,
    $$values (timestamptz '2026-05-01Z', 's0', 2.0, 5.0), ('2026-05-01Z', 's1', 2.0, 2.0),
             ('2026-05-02Z', 's0', 2.0, 8.0), ('2026-05-02Z', 's1', 2.0, null)$$,
    'each day costs what its price says; no price is no cost');
select results_eq(
    $$select valid_from, valid_until from metering.price_period where spec = 's0'$$,
    $$values (timestamptz '2026-05-01Z', timestamptz '2026-05-02Z'), ('2026-05-02Z', null)$$,
    'a price holds until the next one');
select throws_ok($$select metering.set_price('s0', 'NaN', '2026-05-01Z')$$, 'MU058', 'the price is not valid');
select throws_ok($$select metering.set_price('s0', -1, '2026-05-01Z')$$, 'MU058', 'the price is not valid');
select throws_ok($$select metering.set_price('s0', 1, '2026-05-01 01:00Z')$$, 'MU058', 'the price is not valid');
select throws_ok($$select metering.set_price('s0', 1, 'infinity')$$, 'MU058', 'the price is not valid');

select metering.set_capacity(10, valid_from => '2026-05-01Z');
select metering.set_capacity(20, valid_from => '2026-05-02 12:00Z');
select results_eq(
    $$select day, used_gpu_hours, available_gpu_hours, round(utilisation, 6), peak_gpus
      from metering.utilisation('2026-05-01Z', '2026-05-03Z')$$,
    $$values (timestamptz '2026-05-01Z', 4.0, 240.0, 0.016667, 2.0), ('2026-05-02Z', 4.0, 360.0, 0.011111, 2.0)$$,
    'utilisation is by the capacity of each moment');
select throws_ok('select metering.set_capacity(-1)', 'MU052', 'gpu_count is not valid');
select is(metering.take_capacity('2026-05-03Z'), 0::bigint, 'without a fleet there is nothing to take')
where to_regclass('fleet.host') is null
union all
select pass('the fleet is installed') where to_regclass('fleet.host') is not null;

select results_eq(
    $$select scope_value, gpu_hours, share from metering.top_consumers('endpoint', '2026-05-01Z', '2026-05-03Z', most => 1)$$,
    $$values ('e0', 4.0, 0.5)$$, 'top consumers with their share');

select is(metering.api_minute('{"start_time": "2026-05-01 01:30:00", "end_time": "2026-05-01T01:31:00Z"}') #> '{data,0}',
    '{"scope_type": "global", "scope_value": null, "time_bucket": "2026-05-01T01:30:00+00:00", "total_tasks": 1,
      "completed_tasks": 1, "failed_tasks": 0, "total_gpu_seconds": 3600.000, "total_gpu_hours": 1.000000,
      "avg_gpu_count": 2.0000, "max_gpu_count": 2}'::jsonb, 'the JSON of a minute');
select is(metering.api_daily('{"scope_type": "endpoint", "start_time": "2026-05-01", "end_time": "2026-05-02"}') -> 'count',
    '2'::jsonb, 'of days by endpoint');
select is(metering.api_aggregate('hourly') ->> 'status', 'ok', 'aggregation by its own words');
select is(metering.api_backfill('{"start_time": "2026-05-01", "end_time": "2026-05-03"}') - 'backfill_id',
    '{"status": "accepted", "start_time": "2026-05-01T00:00:00+00:00", "end_time": "2026-05-03T00:00:00+00:00",
      "days_total": 2, "days_done": 0}'::jsonb, 'a backfill is accepted');

select * from finish();
rollback;
