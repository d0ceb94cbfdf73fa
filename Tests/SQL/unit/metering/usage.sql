begin;
select plan(25);

select metering.create_partitions('2026-03-25Z', '2026-04-03Z');
insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
select 'u' || i, 'e' || i % 4, 's' || i % 2, 1 + i % 3, t - interval '5 minutes', t,
       case when i % 10 = 0 then 'failed' else 'completed' end
from generate_series(0, 8 * 96 - 1) as i
cross join lateral (select timestamptz '2026-03-25 00:07Z' + i * interval '15 minutes' as t) as x;

create function pg_temp.raw(unit text, zone text, endpoint text default null)
returns table (bucket timestamptz, tasks bigint, seconds numeric) language sql as $$
    select date_trunc(unit, r.completed_at, zone), count(*), sum(r.gpu_ms) / 1000.0
    from metering.usage_record as r
    where raw.endpoint is null or r.endpoint = raw.endpoint
    group by 1
$$;
create function pg_temp.roll() returns void language plpgsql as $$
begin
    while metering._aggregate('all', null, null) > 0 loop end loop;
end
$$;
create function pg_temp.answer(unit text, zone text default 'UTC', endpoint text default null)
returns table (bucket timestamptz, tasks bigint, seconds numeric) language sql as $$
    select u.bucket_start, u.total_tasks, u.gpu_seconds
    from metering.usage(unit, case when endpoint is null then 'global' else 'endpoint' end, endpoint,
        '2026-03-20Z', '2026-04-06Z', time_zone => zone) as u
$$;

-- With nothing, all, and ever more of it waiting, the answer is what the records say.
select set_eq(format('select * from pg_temp.answer(%L)', unit), format('select * from pg_temp.raw(%L, %L)', unit, 'UTC'),
    'nothing is rolled up: ' || unit)
from unnest(array['minute', 'hour', 'day']) as unit;
select pg_temp.roll();
select set_eq(format('select * from pg_temp.answer(%L)', unit), format('select * from pg_temp.raw(%L, %L)', unit, 'UTC'),
    'everything is rolled up: ' || unit)
from unnest(array['minute', 'hour', 'day']) as unit;
insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
select 'lag' || i, 'e1', 's1', 2, t, t + interval '20 seconds', 'completed'
from generate_series(1, 144) as i
cross join lateral (select timestamptz '2026-03-28 00:00Z' + i * interval '37 minutes' as t) as x;
delete from metering.usage_record where task_id ~ '^u.*7$';
select set_eq(format('select * from pg_temp.answer(%L)', unit), format('select * from pg_temp.raw(%L, %L)', unit, 'UTC'),
    '144 minutes and more are dirty: ' || unit)
from unnest(array['minute', 'hour', 'day']) as unit;
select set_eq(format('select * from pg_temp.answer(%L, %L, %L)', unit, 'UTC', 'e1'),
    format('select * from pg_temp.raw(%L, %L, %L)', unit, 'UTC', 'e1'), 'one endpoint: ' || unit)
from unnest(array['hour', 'day']) as unit;
select metering.roll_minutes();
select set_eq(format('select * from pg_temp.answer(%L)', unit), format('select * from pg_temp.raw(%L, %L)', unit, 'UTC'),
    'minutes are done, hours and days are not: ' || unit)
from unnest(array['hour', 'day']) as unit;
select metering.roll_hours();
select set_eq($$select * from pg_temp.answer('day')$$, $$select * from pg_temp.raw('day', 'UTC')$$, 'only days are not');

-- Local days: the clocks go forward on 2026-03-29 in Prague.
select set_eq($$select * from pg_temp.answer('day', 'Europe/Prague')$$, $$select * from pg_temp.raw('day', 'Europe/Prague')$$,
    'days of Prague, from hours');
select results_eq(
    $$select bucket_end - bucket_start from metering.usage('day', since => '2026-03-28 23:00Z', until => '2026-03-29 22:00Z',
        time_zone => 'Europe/Prague')$$,
    $$values (interval '23 hours')$$, 'the day on which clocks go forward has 23 hours');
select set_eq($$select * from pg_temp.answer('day', 'Asia/Kolkata')$$, $$select * from pg_temp.raw('day', 'Asia/Kolkata')$$,
    'days of a zone that is half an hour off, from the records');

select results_eq(
    $$select total_tasks, completed_tasks + failed_tasks, avg_gpu_count > 1, max_gpu_count, peak_start is not null
      from metering.usage('hour', since => '2026-03-26 10:00Z', until => '2026-03-26 10:30Z')$$,
    $$values (3::bigint, 3::bigint, true, 2, true)$$, 'a range is widened to whole buckets');
select is_empty($$select * from metering.usage('hour', since => '2027-01-01Z', until => '2027-01-02Z')$$,
    'a range without data has no rows');
select throws_ok($$select metering.usage('week')$$, 'MU056', 'unknown granularity');
select throws_ok($$select metering.usage('day', 'worker')$$, 'MU056', 'unknown scope');
select throws_ok($$select metering.usage('day', booking => 'both')$$, 'MU056', 'unknown booking');
select throws_ok($$select metering.usage('day', time_zone => 'Europe/Nowhere')$$, 'MU055', 'unknown time zone');
select throws_ok($$select metering.usage('day', time_zone => 'XYZ5')$$, 'MU055', 'unknown time zone');
select throws_ok($$select metering.usage('day', since => 'infinity', until => 'infinity')$$, 'MU054',
    'the range of time is not valid');

select * from finish();
rollback;
