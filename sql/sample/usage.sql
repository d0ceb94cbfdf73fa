-- 30 days of sample usage: three endpoints with days and nights, weekends, one quiet gap and one
-- peak; the capacity to compare it with, and prices. Recording it again changes nothing.
set timezone = 'UTC';
select metering.set_capacity(96, valid_from => date_trunc('day', now()) - interval '31 days') \g /dev/null
select metering.set_capacity(n, spec, date_trunc('day', now()) - interval '31 days')
from (values (64, 'h100-80gb'), (32, 'l40s')) as c (n, spec) \g /dev/null
select metering.set_price(spec, price, date_trunc('day', now()) - interval '31 days')
from (values ('h100-80gb', 2.49), ('l40s', 0.99)) as p (spec, price) \g /dev/null

-- A batch a day: what one call takes is bounded.
select count(*) as recorded
from (
    select d, jsonb_agg(jsonb_build_object(
        'task_id', format('sample-%s-%s-%s', date_trunc('day', started)::date, endpoint, n),
        'endpoint', endpoint, 'worker', format('w-%s', n % 6), 'spec', spec,
        'gpu_count', gpus, 'gpu_type', upper(split_part(spec, '-', 1)),
        'started_at', started, 'completed_at', started + took,
        'status', case when (n * 31 + d) % 29 = 0 then 'failed' else 'completed' end)) as batch
    from generate_series(0, 29) as d
    cross join (values ('llama-70b', 'h100-80gb', 4, 60), ('whisper', 'l40s', 1, 40),
                       ('embed', 'l40s', 1, 25)) as e (endpoint, spec, gpus, tasks)
    cross join lateral generate_series(1, tasks) as n
    cross join lateral (
        select date_trunc('day', now()) - d * interval '1 day'
                   -- Most work is done in the afternoon.
                   + ((6 + 14 * power(n / tasks::float8, 0.8) + (n * 7 + d * 3) % 5 * 0.2) * interval '1 hour')
                   as started,
               (12 + (n * 13 + d * 7) % 70) * interval '1 minute'
                   * case when extract(isodow from now() - d * interval '1 day') > 5 then 0.35 else 1 end
                   as took) as t
    where started + took < now() and not (d = 11 and n % 3 <> 0)
    group by d) as day
cross join lateral metering.record_batch(day.batch) \g /dev/null
call metering.aggregate('all');
