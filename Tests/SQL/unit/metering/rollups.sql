-- The promise: sum(records) = sum(minute) = sum(hour) = sum(day), by whatever way rows come and go.
begin;
select plan(18);

select metering.create_partitions('2026-04-28Z', '2026-05-03Z');

create function pg_temp.fill(first int, last int) returns void language sql as $$
    insert into metering.usage_record
        (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
    select 'task-' || i, 'e' || i % 7, 's' || i % 3, i % 9, ended - took, ended,
           case when i % 11 = 0 then 'failed' else 'completed' end
    from generate_series(first, last) as i
    cross join lateral (
        select timestamptz '2026-05-01 00:00Z' + (i * 7919 % 172800) * interval '1 second'
                   + (i % 1000) * interval '1 millisecond' as ended,
               case i % 97
                   when 0 then interval '0'
                   when 1 then interval '3 days'
                   else (i * 31 % 500) * interval '1.003 second'
               end as took) as t
$$;
create function pg_temp.roll() returns bigint language plpgsql as $$
declare
    total bigint := 0;
    done bigint;
begin
    loop
        done := metering._aggregate('all', null, null);
        exit when done = 0;
        total := total + done;
    end loop;
    return total;
end
$$;
-- Level sums, each from its own table.
create function pg_temp.sums(level text)
returns table (tasks bigint, completed bigint, failed bigint, gpu_ms bigint, gpus bigint, most int)
language plpgsql as $$
begin
    if level = 'record' then
        return query
        select count(*), count(*) filter (where r.status = 'completed'),
               count(*) filter (where r.status = 'failed'), sum(r.gpu_ms)::bigint, sum(r.gpu_count),
               max(r.gpu_count)
        from metering.usage_record as r;
    else
        return query execute format(
            'select sum(total_tasks)::bigint, sum(completed_tasks)::bigint, sum(failed_tasks)::bigint,
                    sum(gpu_ms)::bigint, sum(gpu_count_sum)::bigint, max(max_gpu_count)
             from metering.rollup_%s where scope_type = %L',
            split_part(level, ' ', 1), split_part(level, ' ', 2));
    end if;
end
$$;
create view pg_temp.broken as
select l from unnest(array['minute g', 'minute e', 'minute s', 'hour g', 'hour e', 'hour s', 'day g',
    'day e', 'day s']) as l
where (select s from pg_temp.sums(l) as s) is distinct from (select s from pg_temp.sums('record') as s);

select pg_temp.fill(1, 3000);
select isnt_empty('select from metering.minute_mark', 'an insert marks its minutes');
select pg_temp.roll();
select is_empty('select * from pg_temp.broken', 'after an insert every level has the same sums');
select is_empty($$select * from metering.verify('2026-04-27Z', '2026-05-03Z')$$, 'and verify finds nothing');
select is((select sum(gpu_ms) from metering.spread_day where scope_type = 'g'),
    (select sum(gpu_ms) from metering.usage_record), 'the other booking has the same GPU time');
select is((select sum(gpu_ms) from metering.spread_minute where scope_type = 'e'),
    (select sum(gpu_ms) from metering.usage_record), 'to the millisecond, in its minutes');

select is((select count(*) from metering.minute_mark), 0::bigint, 'no mark is left');
select is(pg_temp.roll(), 0::bigint, 'and nothing to do');

update metering.usage_record set completed_at = completed_at - interval '26 hours',
    started_at = started_at - interval '26 hours' where task_id ~ '0$';
select is((select count(*) from metering.usage_record), 3000::bigint, 'rows move between partitions');
select pg_temp.roll();
select is_empty('select * from pg_temp.broken', 'a bucket that rows left is as right as the one they went to');
select is_empty($$select * from metering.verify('2026-04-27Z', '2026-05-03Z')$$, 'and verify agrees');

delete from metering.usage_record where task_id ~ '[1-4]$';
select pg_temp.roll();
select is_empty('select * from pg_temp.broken', 'after a delete');
select is_empty($$select * from metering.verify('2026-04-27Z', '2026-05-03Z')$$, 'and verify agrees');
delete from metering.usage_record where endpoint = 'e3';
select pg_temp.roll();
select is_empty($$select from metering.rollup_minute where scope_value = 'e3'
    union all select from metering.rollup_hour where scope_value = 'e3'
    union all select from metering.rollup_day where scope_value = 'e3'
    union all select from metering.spread_hour where scope_value = 'e3'$$,
    'an endpoint without a record has no row');

create temporary table before as
select 'minute' as level, t.ctid::text as place, t.xmin::text as writer, t.bucket_start, t.scope_type, t.scope_value from metering.rollup_minute as t
union all
select 'hour', t.ctid::text as place, t.xmin::text as writer, t.bucket_start, t.scope_type, t.scope_value from metering.rollup_hour as t;
select metering._aggregate('all', '2026-04-29Z', '2026-05-03Z');
select pg_temp.roll();
select is_empty(
    $$select * from before except (
      select 'minute' as level, t.ctid::text as place, t.xmin::text as writer, t.bucket_start, t.scope_type, t.scope_value from metering.rollup_minute as t
      union all
      select 'hour', t.ctid::text as place, t.xmin::text as writer, t.bucket_start, t.scope_type, t.scope_value from metering.rollup_hour as t)$$,
    'building anew what was right writes no row');

insert into metering.usage_record_2026w18
    (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
values ('straight', 'e1', 's1', 1, '2026-05-01 08:00Z', '2026-05-01 09:00Z', 'completed');
select pg_temp.roll();
select is_empty('select * from pg_temp.broken', 'a row written straight into a partition is counted too');

-- One minute on each side of a border.
select metering.record('border', 'edge', 's0', 1, '2026-04-29 23:59:59Z', '2026-04-30 00:00:00Z');
select pg_temp.roll();
select results_eq(
    $$select bucket_start from metering.rollup_minute where scope_value = 'edge'
      union all select bucket_start from metering.rollup_day where scope_value = 'edge'$$,
    $$values (timestamptz '2026-04-30 00:00Z'), ('2026-04-30 00:00Z')$$,
    'a task that ends on a border belongs to the bucket that begins there');
select results_eq(
    $$select bucket_start, gpu_ms from metering.spread_minute where scope_value = 'edge'$$,
    $$values (timestamptz '2026-04-29 23:59Z', 1000::bigint)$$,
    'and what it used to the one before');
select results_eq(
    $$select count(*), count(distinct (bucket_start, scope_type, scope_value)) from metering.rollup_day
      where scope_value is null or (scope_type = 'g') <> (scope_value = '')$$,
    $$values (0::bigint, 0::bigint)$$, 'no key is null, and only global is without a value');
select * from finish();
rollback;
