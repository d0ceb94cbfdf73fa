# shellcheck shell=bash
# Records in no order, one in ten late, one in a hundred corrected and one sent twice; tasks of nothing
# and of three days, ends on borders, the night when the clocks go back; two rollups at a time, killed
# at random, and retention in between. Then every bucket is built from the records by the plain
# definition and compared. Prints what it did and found; fails when anything differs.
#
#   MUSTER_INVARIANT_DATABASE, MUSTER_INVARIANT_RECORDS, and the server by PG* variables
set -euo pipefail
database=${MUSTER_INVARIANT_DATABASE:?}
records=${MUSTER_INVARIANT_RECORDS:-20000}
size=$((records / 40))
columns='task_id, endpoint, worker, spec, gpu_count, gpu_type, gpu_memory_gb, started_at, completed_at, status'
invariant_work=$(mktemp -d)
stop=$invariant_work/stop
trap 'touch "$stop"; wait; rm -rf "$invariant_work"' EXIT

run() { psql -XqAt -v ON_ERROR_STOP=1 -d "$database" -c "$1"; }

run "
    select metering.create_partitions('2026-10-15Z', '2026-10-31Z');
    create unlogged table src as
    select 'inv-' || i as task_id, 'e' || i % 20 as endpoint, 'w' as worker, 's' || i % 4 as spec,
           i % 9 as gpu_count, 'H100'::text as gpu_type, 80 as gpu_memory_gb,
           ended - case i % 500 when 0 then interval '0' when 1 then interval '3 days'
               else random() * interval '4 minutes' end as started_at,
           ended as completed_at, case when i % 20 = 0 then 'failed' else 'completed' end as status
    from generate_series(1, $records) as i
    cross join lateral (select case when i % 30 = 0 then date_trunc('hour', raw) when i % 10 = 1
            then date_trunc('minute', raw) else raw end as ended
        from (select timestamptz '2026-10-28 00:00Z' + i * interval '0 seconds' - case when random() < 0.1 then random() * interval '6 days'
            else random() * interval '4 days' end as raw) as r) as t;
    create table shuffled as select row_number() over (order by random()) as n, s.* from src as s;
    create index on shuffled (n);" >/dev/null
: >"$invariant_work/rolls"
for _ in 1 2; do
    while [ ! -e "$stop" ]; do
        PGAPPNAME=invariant_roller psql -XqAt -d "$database" -c 'select metering.roll_minutes()' -c 'select metering.roll_hours()' \
            -c 'select metering.roll_days()' -c 'select metering.roll_spread()' >/dev/null 2>&1 || true
        printf '.' >>"$invariant_work/rolls"
    done &
done
while [ ! -e "$stop" ]; do
    sleep 1
    psql -XqAt -d "$database" -c "select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'invariant_roller' and state <> 'idle' order by random() limit 1" 2>/dev/null || true
done >"$invariant_work/kills" &
for ((batch = 0; batch < records / size; batch++)); do
    run "
        insert into metering.usage_record ($columns) select $columns from shuffled where n > $batch * $size and n <= ($batch + 1) * $size;
        update metering.usage_record set gpu_count = gpu_count + 1, completed_at = completed_at - interval '1 second' * (random() * 60),
            started_at = started_at - interval '61 seconds'
        where task_id in (select s.task_id from shuffled as s where s.n > $batch * $size and s.n <= $batch * $size + $size / 100)
          and completed_at >= '2026-10-15Z'"
    run "select 'changed by a duplicate: ' || count(*) from metering.record_batch((select jsonb_agg(to_jsonb(s) - 'n')
        from shuffled as s where s.n > $batch * $size + $size / 50 and s.n <= $batch * $size + $size * 3 / 100), at => '2026-10-29Z') as b
        where b.outcome <> 'unchanged' having count(*) > 0"
    # Minutes older than three days go while records of those days still come.
    if [ $((batch % 10)) -eq 4 ]; then run "select metering.remove_expired('2026-10-28Z') from generate_series(1, 20)" >/dev/null; fi
done
touch "$stop"
wait
for _ in 1 2 3; do run 'call metering.aggregate()'; done
{
    # Sums first, then every bucket of every scope from the plain definition, and what the module finds.
    run "select format('invariant: minutes are kept since %s', kept_since) from metering.level where level = 'minute'"
    run "select format('invariant: %s records, %s rolls of two rollers, %s kills', count(*), '$(wc -c <"$invariant_work/rolls")', '$(wc -l <"$invariant_work/kills")')
        from metering.usage_record"
    run "
        with record as (
            select count(*) as tasks, sum(gpu_ms) as gpu_ms, sum(gpu_count) as gpus,
                   count(*) filter (where completed_at >= metering._kept_since('minute')) as kept_tasks,
                   sum(gpu_ms) filter (where completed_at >= metering._kept_since('minute')) as kept_ms
            from metering.usage_record)
        select format('invariant: tasks: records %s, hours %s, days %s; since minutes are kept: records %s, minutes %s', r.tasks,
                (select sum(total_tasks) from metering.rollup_hour where scope_type = 's'),
                (select sum(total_tasks) from metering.rollup_day where scope_type = 'g'), r.kept_tasks,
                (select sum(total_tasks) from metering.rollup_minute where scope_type = 'e'))
            || format(E'\ninvariant: GPU ms: records %s, hours %s, days %s, spread %s; since minutes are kept: records %s, minutes %s',
                r.gpu_ms, (select sum(gpu_ms) from metering.rollup_hour where scope_type = 'g'),
                (select sum(gpu_ms) from metering.rollup_day where scope_type = 'e'),
                (select sum(gpu_ms) from metering.spread_day where scope_type = 'g'), r.kept_ms,
                (select sum(gpu_ms) from metering.rollup_minute where scope_type = 's'))
        from record as r"
    for unit in minute hour day; do
        table="(select date_trunc('$unit', completed_at) as bucket_start,
                (case when grouping(endpoint) = 0 then 'e' when grouping(spec) = 0 then 's' else 'g' end)::\"char\" as scope_type,
                coalesce(endpoint, spec, '') as scope_value, count(*), count(*) filter (where status = 'completed'),
                count(*) filter (where status = 'failed'), sum(gpu_ms)::bigint, sum(gpu_count), max(gpu_count)
            from metering.usage_record where completed_at >= $([ $unit = minute ] && echo "metering._kept_since('minute')" || echo "'-infinity'")
            group by grouping sets ((1), (1, endpoint), (1, spec)))"
        stored="(select bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks, gpu_ms,
            gpu_count_sum, max_gpu_count from metering.rollup_$unit)"
        run "with built as $table, stored as $stored
            select format('invariant: %s rows of ${unit}s; differ from the records: %s', (select count(*) from stored),
                (select count(*) from ((table built except table stored) union all (table stored except table built)) as d))"
    done
    run "select format('invariant: verify, with peaks and spread, finds %s', count(*)) from metering.verify('2026-10-01Z', '2026-10-31Z')"
    run "select format('invariant: days of Prague by hours and by records differ in %s rows, the longest has %s',
        (select count(*) from (select bucket_start, total_tasks, gpu_seconds from metering.usage('day', since => '2026-10-20Z', until => '2026-10-29Z', time_zone => 'Europe/Prague')
            except select date_trunc('day', completed_at, 'Europe/Prague'), count(*), sum(gpu_ms) / 1000.0 from metering.usage_record group by 1) as d),
        (select max(bucket_end - bucket_start) from metering.usage('day', since => '2026-10-20Z', until => '2026-10-29Z', time_zone => 'Europe/Prague')))"
} | tee "$invariant_work/found"
[ "$(grep -Ec 'differ from the records: 0$|finds 0$|differ in 0 rows' "$invariant_work/found")" = 5 ]
