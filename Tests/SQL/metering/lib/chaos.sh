# shellcheck shell=bash
# Writers, rollups, backfills and retention at once, killed at random; then everything is computed from
# scratch by the plain definition and compared. Prints one line of what it did and `wrong N`.
#
#   MUSTER_CHAOS_DATABASE, MUSTER_CHAOS_SECONDS, and the server by PG* variables
#
# A ledger table beside the records is written in the same transactions: what ought to be there, kept
# also after retention has removed the records themselves.
set -uo pipefail
database=${MUSTER_CHAOS_DATABASE:?}
seconds=${MUSTER_CHAOS_SECONDS:-20}
seed=${MUSTER_CHAOS_SEED:-1}
RANDOM=$seed
chaos_work=$(mktemp -d)
trap 'rm -rf "$chaos_work"' EXIT

query() { psql -XqAt -v ON_ERROR_STOP=1 -d "$database" -c "$1" 2>&1; }

query "
    create schema chaos;
    create table chaos.expected (
        task_id text primary key, endpoint text, spec text, gpu_count int,
        started_at timestamptz, completed_at timestamptz, status text);
    -- Records of six days that end at the day 2026-05-20; most are new, a tenth is late, tasks take from
    -- nothing to three days, many end on a border. Recorded as a batch, and in the ledger.
    create function chaos.write(writer int, step int, rows int) returns void language plpgsql as \$\$
    declare
        batch jsonb;
        outcome record;
    begin
        select jsonb_agg(jsonb_build_object(
            'task_id', writer || '-' || step || '-' || i, 'endpoint', 'e' || floor(random() * 5),
            'spec', 's' || floor(random() * 3), 'gpu_count', floor(random() * 9),
            'status', case when random() < 0.1 then 'failed' else 'completed' end,
            'started_at', ended - case floor(random() * 40)
                when 0 then interval '0' when 1 then interval '3 days'
                else random() * interval '10 minutes' end,
            'completed_at', ended))
        into batch
        from generate_series(1, rows) as i
        cross join lateral (
            select case when i % 20 = 0 then date_trunc('hour', raw) when i % 7 = 0 then date_trunc('minute', raw)
                else raw end as ended
            from (select timestamptz '2026-05-20 00:00Z' + i * interval '0 seconds' - case when random() < 0.1 then random() * interval '6 days'
                else random() * interval '3 hours' end as raw) as r) as t;
        for outcome in select * from metering.record_batch(batch, at => '2026-05-20Z') loop
            if outcome.outcome not in ('recorded', 'adjusted') then
                raise exception 'unexpected outcome % % for %', outcome.outcome, outcome.message, outcome.task_id;
            end if;
        end loop;
        insert into chaos.expected
        select * from jsonb_to_recordset(batch) as b (task_id text, endpoint text, spec text, gpu_count int,
            started_at timestamptz, completed_at timestamptz, status text);
        -- A duplicate of the batch is sent now and then, and changes nothing.
        if random() < 0.05 then
            if exists (select from metering.record_batch(batch, at => '2026-05-20Z') as b where b.outcome <> 'unchanged') then
                raise exception 'a duplicate was not recognised';
            end if;
        end if;
    end
    \$\$;
    -- Corrects, moves and deletes a few of the own records that are still there.
    create function chaos.change(writer int) returns void language plpgsql as \$\$
    declare
        r record;
    begin
        for r in
            select u.* from metering.usage_record as u
            where u.task_id like writer || '-%'
              -- What began before the freeze line is history.
              and u.started_at >= coalesce(
                  (select l.kept_since from metering.level as l where l.level = 'record'), '-infinity')
            order by random() limit 3
        loop
            if random() < 0.3 then
                delete from metering.usage_record as u where u.completed_at = r.completed_at and u.task_hash = r.task_hash;
                delete from chaos.expected as e where e.task_id = r.task_id;
            else
                r.completed_at := case when random() < 0.5 then r.completed_at
                    else greatest(r.started_at, r.completed_at - random() * interval '30 hours') end;
                r.gpu_count := floor(random() * 9);
                begin
                    perform metering.record(r.task_id, r.endpoint, r.spec, r.gpu_count, r.started_at, r.completed_at,
                        r.status, correct => true, at => '2026-05-20Z');
                exception when sqlstate 'MU251' then
                    continue;
                end;
                update chaos.expected as e set gpu_count = r.gpu_count, completed_at = r.completed_at
                where e.task_id = r.task_id;
            end if;
        end loop;
    end
    \$\$;
    select metering.create_partitions('2026-05-11Z', '2026-05-21Z');
    select muster.set_setting('metering.minute_retention', '1 day');
    select muster.set_setting('metering.hour_retention', '2 days');
    select muster.set_setting('metering.record_retention', '4 days');
" >/dev/null || exit 1

stop=$((SECONDS + seconds))

writer() {
    local step=0
    while [ $SECONDS -lt $stop ]; do
        step=$((step + 1))
        {
            printf 'begin; select chaos.write(%s, %s, %s);\n' "$1" "$step" $((RANDOM % 60 + 1))
            [ $((RANDOM % 3)) -eq 0 ] && printf 'select chaos.change(%s);\n' "$1"
            # Some are slow to commit, some never do.
            [ $((RANDOM % 5)) -eq 0 ] && printf 'select pg_sleep(0.2);\n'
            if [ $((RANDOM % 100)) -lt 15 ]; then printf 'rollback;\n'; else printf 'commit;\n'; fi
        } | PGAPPNAME=chaos_writer psql -XqAt -v ON_ERROR_STOP=1 -d "$database" >/dev/null 2>>"$chaos_work/writer_$1"
    done
}

roller() {
    while [ $SECONDS -lt $stop ]; do
        PGAPPNAME=chaos_roller psql -XqAt -d "$database" >/dev/null 2>>"$chaos_work/roller_$1" <<'SQL'
select metering.roll_minutes();
select metering.roll_hours();
select metering.roll_days();
select metering.roll_spread();
SQL
        printf '.' >>"$chaos_work/rolls"
    done
}

# Backfills of days that are still there, and retention that moves half a day at a time.
keeper() {
    local at=0
    while [ $SECONDS -lt $stop ]; do
        at=$((at + 1))
        PGAPPNAME=chaos_roller psql -XqAt -d "$database" >/dev/null 2>>"$chaos_work/keeper" <<SQL
call metering.backfill('2026-05-19Z', '2026-05-20Z');
select metering.remove_expired(timestamptz '2026-05-19 12:00Z' + least($at, 10) * interval '6 hours') from generate_series(1, 6);
SQL
        # As a worker does it, and cut off anywhere like one.
        PGAPPNAME=chaos_roller psql -XqAt -d "$database" >/dev/null 2>>"$chaos_work/keeper" <<SQL
select detach_statement from metering.close_partition(timestamptz '2026-05-19 12:00Z' + least($at, 10) * interval '6 hours') \\gexec
select metering.drop_closed_partition(name) from metering.closed_partition;
SQL
        sleep 0.3
    done
}

killer() {
    while [ $SECONDS -lt $stop ]; do
        sleep 0.4
        psql -XqAt -d "$database" -c "
            select pg_terminate_backend(pid) from pg_stat_activity
            where application_name in ('chaos_roller', 'chaos_writer') and datname = current_database()
              and (application_name = 'chaos_roller' or random() < 0.2)
              and state <> 'idle'
            order by random() limit 2" 2>/dev/null >>"$chaos_work/kills"
    done
}

for i in 1 2 3 4; do writer $i & done
for i in 1 2; do roller $i & done
keeper &
killer &
wait

# Whatever was cut off, the ordinary tasks bring it up to date.
query 'call metering.aggregate()' >/dev/null
query 'call metering.aggregate()' >/dev/null

# What ought to be there, from the ledger by the plain definition; peaks of both levels as well.
query "
    create view chaos.task as
    select e.*, e.gpu_count * floor(extract(epoch from e.completed_at - e.started_at) * 1000)::bigint as gpu_ms
    from chaos.expected as e;
    create table chaos.minute as
    select date_trunc('minute', completed_at) as bucket_start,
        (case when grouping(endpoint) = 0 then 'e' when grouping(spec) = 0 then 's' else 'g' end)::\"char\" as scope_type,
        coalesce(endpoint, spec, '') as scope_value, count(*) as total_tasks,
        count(*) filter (where status = 'completed') as completed_tasks,
        count(*) filter (where status = 'failed') as failed_tasks, sum(gpu_ms)::bigint as gpu_ms,
        sum(gpu_count) as gpu_count_sum, max(gpu_count) as max_gpu_count
    from chaos.task
    group by grouping sets ((1), (1, endpoint), (1, spec));
    create function chaos.up(unit text) returns table (bucket_start timestamptz, scope_type \"char\", scope_value text,
        total_tasks bigint, completed_tasks bigint, failed_tasks bigint, gpu_ms bigint, gpu_count_sum bigint, max_gpu_count int)
    language sql as \$\$
        select date_trunc(unit, bucket_start), scope_type, scope_value, sum(total_tasks)::bigint, sum(completed_tasks)::bigint,
            sum(failed_tasks)::bigint, sum(gpu_ms)::bigint, sum(gpu_count_sum)::bigint, max(max_gpu_count)
        from chaos.minute group by 1, 2, 3 \$\$;
    create table chaos.spread as
    select date_trunc('day', m) as bucket_start, endpoint, sum(gpu_count * (
            floor(extract(epoch from least(completed_at, m + interval '1 minute') - started_at) * 1000)
            - floor(extract(epoch from greatest(started_at, m) - started_at) * 1000)))::bigint as gpu_ms
    from chaos.task
    cross join lateral generate_series(date_trunc('minute', started_at), completed_at, interval '1 minute') as m
    group by 1, 2" >/dev/null || exit 1

wrong=$(query "
    with kept as (
        select coalesce((select kept_since from metering.level where level = 'minute'), '-infinity') as minute,
               coalesce((select kept_since from metering.level where level = 'hour'), '-infinity') as hour)
    select
        (select count(*) from (
            (select * from chaos.minute, kept as k where bucket_start >= k.minute
             except select m.*, k.* from metering.rollup_minute as m, kept as k)
            union all
            (select m.*, k.* from metering.rollup_minute as m, kept as k where m.bucket_start >= k.minute
             except select * from chaos.minute, kept)) as d)
        || ' ' || (select count(*) from (
            (select * from chaos.up('hour'), kept as k where bucket_start >= k.hour
             except select bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks, gpu_ms,
                 gpu_count_sum, max_gpu_count, k.* from metering.rollup_hour, kept as k)
            union all
            (select bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks, gpu_ms,
                 gpu_count_sum, max_gpu_count, k.* from metering.rollup_hour, kept as k where bucket_start >= k.hour
             except select * from chaos.up('hour'), kept)) as d)
        || ' ' || (select count(*) from (
            (select * from chaos.up('day')
             except select bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks, gpu_ms,
                 gpu_count_sum, max_gpu_count from metering.rollup_day)
            union all
            (select bucket_start, scope_type, scope_value, total_tasks, completed_tasks, failed_tasks, gpu_ms,
                 gpu_count_sum, max_gpu_count from metering.rollup_day
             except select * from chaos.up('day'))) as d)
        || ' ' || (select count(*) from metering.verify('2026-05-01Z', '2026-05-21Z'))
        || ' ' || (select (sum(gpu_ms) is distinct from (select sum(gpu_ms) from metering.spread_day where scope_type = 'g'))::int
                   from chaos.task where gpu_ms > 0)")
printf 'chaos: %s s, %s tasks, %s adjustments, %s rolls, %s kills, %s days removed\n' "$seconds" \
    "$(query 'select count(*) from chaos.expected')" "$(query 'select count(*) from metering.usage_adjustment')" \
    "$(wc -c <"$chaos_work/rolls")" "$(wc -l <"$chaos_work/kills")" \
    "$(query "select coalesce(kept_since::date - date '2026-05-11', 0) from metering.level where level = 'record'")"
printf 'wrong minutes, hours, days, verify, spread: %s\n' "$wrong"
grep -h ERROR "$chaos_work"/writer_* "$chaos_work"/roller_* "$chaos_work"/keeper 2>/dev/null |
    sed 's/.*ERROR: *//' | sort | uniq -c | sort -rn | head -5 | sed 's/^/chaos: error seen:/'
[ "$wrong" = '0 0 0 0 0' ]
