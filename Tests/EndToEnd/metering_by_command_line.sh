# Usage from the first record to the partition that retention removes, by the verbs usage, rollup,
# backfill and verify, and by the worker.
# shellcheck shell=bash
# shellcheck disable=SC2154  # owner_url, worker_url and others come from lib.sh

# 20 tasks a day for 40 days, each with 2 GPUs for 30 minutes: 20 GPU hours a day, 3 quarters of them
# on one endpoint.
sql -o /dev/null <<'SQL'
set timezone = 'UTC';
select metering.record_batch((
    select jsonb_agg(jsonb_build_object(
        'task_id', format('task-%s-%s', d, i), 'endpoint', case when i % 4 = 0 then 'small' else 'large' end,
        'spec', 'h100', 'gpu_count', 2, 'started_at', t, 'completed_at', t + interval '30 minutes',
        'status', 'completed'))
    from generate_series(0, 39) as d
    cross join generate_series(1, 20) as i
    cross join lateral (
        select date_trunc('day', now()) - (d + 1) * interval '1 day' + i * interval '1 hour' as t) as x));
SQL
week="--since $(date -u -d '7 days ago' +%F) --until $(date -u +%F)"

# Exact before anything is rolled up.
# shellcheck disable=SC2086  # the options are words
is "usage is exact at once" "$(muster usage --by day $week -At | cut -d '|' -f 4,5 | sort -u)" '|20'
# shellcheck disable=SC2086
matches "CSV has every column" "$(muster usage --by day $week --csv | head -n 1)" \
    '^bucket_start,bucket_end,scope,.*,utilisation$'
# shellcheck disable=SC2086
is "JSON has a row for each day" "$(muster usage --by day $week --json | grep -o '"total_tasks":20' | wc -l)" 7
# shellcheck disable=SC2086
picture=$(muster usage --by day --scope endpoint $week)
matches "people see a table" "$picture" '^ +bucket_start +\| endpoint +\| total_tasks'
matches "and a line for each endpoint" "$picture" '^large  ███████  105\.0 GPU hours'
matches "the largest first" "$(tail -n 1 <<<"$picture")" '^small  ███████  35\.0 GPU hours'
# shellcheck disable=SC2086
is "one endpoint by its name" "$(muster usage small --by day --scope endpoint $week -At | cut -d '|' -f 3,4,5 | sort -u)" 'endpoint|small|5'
# shellcheck disable=SC2086
is "who used most" "$(muster usage --top 1 --scope endpoint $week -At)" 'large|105|0|105.000|0.7500|2.0|2'
# shellcheck disable=SC2086
is "spread puts a task where it ran" "$(muster usage --booking spread --by day $week --csv | tail -n +2 | cut -d , -f 8 | sort -u)" \
    '72000.000000000000'
exits "a name needs a scope" 2 muster usage small
exits "so does --top" 2 muster usage --top 3
exits "an unknown zone is refused" 1 muster usage --by day --time-zone Mars/Olympus
matches "by the server, with a hint" "$output" 'unknown time zone'

# Rolled up, compared, spoiled, mended.
matches "rollup says what is left" "$(muster rollup)" 'marks waiting: 0 of minutes, 0 of hours, 0 of days'
exits "then all levels agree" 0 muster verify --since 45d
is "as verify says" "$output" 'all levels agree'
super -o /dev/null -c "update metering.rollup_hour set gpu_ms = gpu_ms + 1
    where scope_type = 'g' and bucket_start = date_trunc('day', now(), 'UTC') - interval '2 days' + interval '5 hours'"
exits "a millisecond too much is found" 5 muster verify --since 45d -At
matches "and named" "$output" '^hour\|minute\|.*\|global\|.*\|gpu_ms\|3600000\|3600001$'
# shellcheck disable=SC2086
is "backfill mends it" "$(muster backfill $week)" '7 days, 140 records'
exits "all levels agree again" 0 muster verify --since 45d
is "nothing is left to be resumed" "$(muster backfill)" 'no backfill is open'
sql -o /dev/null -c "select metering.request_backfill(now() - interval '40 days', now())"
sql -o /dev/null -c 'select metering._advance_backfill(max(backfill_id)) from metering.backfill'
matches "a terminal sees how far it is" \
    "$(script -qec "'$muster_bin' backfill -d '$worker_url'" /dev/null </dev/null)" 'backfill  \[#+ +\].* %.*left'
is "what was begun is finished" "$(value 'select count(*) from metering.backfill where finished_at is null')" 0
exits "a range without usage is refused" 1 muster backfill --since 2020-01-01 --until 2020-02-01

# The worker removes what has expired, by detaching; for that its login is a member of the owner.
super -o /dev/null -c 'grant muster_owner to muster_worker'
sql -o /dev/null -c "select muster.set_setting('metering.record_retention', '14 days')"
before=$(value "select sum(total_tasks) from metering.usage('day', since => now() - interval '60 days')")
ok "there is something to remove" test "$(value 'select count(*) from metering.record_partition where is_expired')" -ge 3
start_worker --poll 100ms
eventually "the worker removes every expired week" \
    'select count(*) from metering.record_partition where is_expired' 0
ok "without a lock" grep -q 'usage records removed.*partition=usage_record_' "$worker_log"
is "nothing is half done" "$(value 'select count(*) from metering.closed_partition')" 0
is "every task is still counted" \
    "$(value "select sum(total_tasks) from metering.usage('day', since => now() - interval '60 days')")" "$before"
exits "all levels agree still" 0 muster verify --since 60d
super -o /dev/null -c 'revoke muster_owner from muster_worker'
