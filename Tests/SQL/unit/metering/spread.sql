-- The pieces of a task by the plain definition, for both methods and all borders.
begin;
select plan(9);

select metering.create_partitions('2026-04-20Z', '2026-05-06Z');
insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
select 'k' || i, 'e' || i % 3, 's' || i % 2, i % 5, ended - took, ended, 'completed'
from generate_series(1, 400) as i
cross join lateral (
    select timestamptz '2026-05-01 00:00Z' + (i * 7919 % 259200) * interval '1.000333 second' as ended,
           case i % 8
               when 0 then interval '0'
               when 1 then interval '3 days'
               when 2 then interval '59.9999 seconds'
               when 3 then interval '67 minutes 0.123456 seconds'
               when 4 then interval '4 minutes'
               when 5 then interval '5 minutes 1 microsecond'
               when 6 then interval '1 microsecond'
               else (i * 13) * interval '0.777 seconds'
           end as took) as t;
insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
values ('on borders', 'e1', 's1', 3, '2026-05-02 10:00Z', '2026-05-02 11:00Z', 'completed'),
       ('in one', 'e1', 's1', 3, '2026-05-02 10:00:01.0005Z', '2026-05-02 10:00:01.0015Z', 'completed');

create temporary table expected as
select m as bucket_start,
       (case when grouping(r.endpoint) = 0 then 'e' when grouping(r.spec) = 0 then 's' else 'g' end)::"char" as scope_type,
       case when grouping(r.endpoint) = 0 then r.endpoint when grouping(r.spec) = 0 then r.spec else '' end as scope_value,
       sum(r.gpu_count * (
           floor(extract(epoch from least(r.completed_at, m + interval '1 minute') - r.started_at) * 1000)
           - floor(extract(epoch from greatest(r.started_at, m) - r.started_at) * 1000)))::bigint as gpu_ms
from metering.usage_record as r
cross join lateral generate_series(date_trunc('minute', r.started_at), r.completed_at, interval '1 minute') as m
group by grouping sets ((m), (m, r.endpoint), (m, r.spec));
delete from expected where gpu_ms = 0;

select set_eq($$select * from metering._spread_rows('{[2026-04-20Z, 2026-05-06Z)}')$$, 'table expected',
    'every piece is where the definition puts it');
select is((select sum(gpu_ms) from expected where scope_type = 'g'), (select sum(gpu_ms) from metering.usage_record),
    'and the pieces of all tasks are all their GPU time');
select set_eq(
    $$select * from metering._spread_rows(
        '{[2026-05-01 03:07Z, 2026-05-01 03:08Z), [2026-05-01 09:30Z, 2026-05-01 11:45Z), [2026-05-02 10:59Z, 2026-05-02 11:01Z)}')$$,
    $$select * from expected where bucket_start <@
        '{[2026-05-01 03:07Z, 2026-05-01 03:08Z), [2026-05-01 09:30Z, 2026-05-01 11:45Z), [2026-05-02 10:59Z, 2026-05-02 11:01Z)}'::tstzmultirange$$,
    'of a few minutes as well');
select is_empty($$select * from metering._spread_rows('{}')$$, 'of none there is none');

create function pg_temp.roll() returns void language plpgsql as $$
begin
    while metering._aggregate('all', null, null) > 0 loop end loop;
end
$$;
select set_eq(
    $$select bucket_start, gpu_seconds * 1000 from metering.usage('minute', since => '2026-04-20Z', until => '2026-05-06Z', booking => 'spread')$$,
    $$select bucket_start, gpu_ms::numeric from expected where scope_type = 'g'$$, 'it is read before anything is rolled up');
select pg_temp.roll();
select set_eq('table metering.spread_minute', 'table expected', 'and stored so');
select set_eq(
    $$select bucket_start, scope_value, peak_start, peak_gpus from metering.usage('day', 'endpoint', null, '2026-04-20Z', '2026-05-06Z', 'spread')
      cross join lateral (select scope_name as scope_value) as n$$,
    $$select distinct on (1, 2) date_trunc('day', bucket_start), scope_value, bucket_start, gpu_ms / 60000.0
      from expected where scope_type = 'e'
      order by 1, 2, gpu_ms desc, bucket_start$$,
    'the peak of a day is its largest minute, the earliest of equals');
update metering.usage_record set gpu_count = gpu_count + 1 where task_id = 'k9';
select set_eq(
    $$select bucket_start, gpu_seconds from metering.usage('hour', 'endpoint', null, '2026-04-20Z', '2026-05-06Z', 'spread')$$,
    $$select date_trunc('hour', bucket_start), sum(gpu_ms) / 1000.0 from metering._spread_rows('{[2026-04-20Z, 2026-05-06Z)}')
      where scope_type = 'e' group by date_trunc('hour', bucket_start), scope_value$$,
    'a correction of a task of three days is in the answer at once');
select pg_temp.roll();
select is_empty($$select * from metering.verify('2026-04-20Z', '2026-05-06Z')$$, 'and rolled up');

select * from finish();
rollback;
