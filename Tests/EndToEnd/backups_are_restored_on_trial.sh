# scripts/backup, scripts/restore and scripts/restore-test, while the database is being written.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
MUSTER_BACKUP_DIR=$(mktemp -d)
export MUSTER_BACKUP_DIR DATABASE_URL=$super_url
sql -o /dev/null -c "select fleet.add_to_pool('vm-' || n) from generate_series(1, 200) as n" \
    -c "select metering.record('task-' || n, 'llama', 'h100', 2, now() - interval '2 hours', now() - n * interval '1 min')
        from generate_series(1, 100) as n" -c 'call muster.run_due_tasks()' \
    -c 'create schema app' -c 'create table app."odd name|table" (a text, b float8, c timestamptz)' \
    -c "insert into app.\"odd name|table\" values ('é|' || chr(10), 'NaN', '-infinity'), (null, 1e308, now())"
sql -At -c "select state from muster.doctor() where check_name = 'restore_test'" >/tmp/state.$$
is "nothing recorded is no alarm" "$(cat /tmp/state.$$)" missing
rm -f /tmp/state.$$

# Rows that come while the dump is made are not in it, and do not disturb the comparison.
(for n in $(seq 1000 1200); do
    sql -o /dev/null -c "select metering.record('task-$n', 'llama', 'h100', 1, now() - interval '1 hour', now())" || break
done) 2>/dev/null &
children+=("$!")
exits "a backup" 0 scripts/backup
dump=$(tail -n 1 <<<"$output")
ok "is a file that others cannot read" test "$(stat -c %a "$dump")" = 600
exits "restored on trial" 0 scripts/restore-test
matches "every table is as dumped" "$output" ', [0-9]+ rows, all as dumped'
is "both are recorded" "$(value "select string_agg(kind || ' ' || status, ', ' order by backup_id) from muster.backup")" \
    'backup succeeded, restore_test succeeded'
is "the doctor is content" "$(value "select state from muster.doctor() where check_name = 'restore_test'")" ok
is "no scratch database is left" \
    "$(super -At -c "select count(*) from pg_database where datname like 'muster_restore_test%'")" 0
matches "the table with the odd name is compared" "$(cat "${dump%.dump}.manifest")" 'odd name.*\|2\|'

exits "restored for good" 0 scripts/restore "${database}_again"
is "the data is there" \
    "$(psql -qXAt -d "${super_url/$database/${database}_again}" -c 'select count(*) from fleet.slot')" 200
exits "never over a database that exists" 3 scripts/restore "${database}_again"
super -c "drop database ${database}_again with (force)"

# Old enough for the doctor, and for the broom.
super -c "update muster.backup set started_at = started_at - interval '40 days', finished_at = finished_at - interval '40 days'"
is "an old test is a warning" "$(value "select state from muster.doctor() where check_name = 'restore_test'")" warning
touch -d '9 days ago' "$dump"
exits "another backup" 0 scripts/backup
ok "removes what is too old" test ! -e "$dump"
ok "and its manifest" test ! -e "${dump%.dump}.manifest"

dump=$(tail -n 1 <<<"$output")
printf 'x' | dd of="$dump" bs=1 seek=2000 conv=notrunc 2>/dev/null
exits "a damaged dump" 1 scripts/restore-test
matches "is called that" "$output" 'not what its manifest says'
is "and is an alarm" "$(value "select state from muster.doctor() where check_name = 'restore_test'")" critical
exits "no dump at all" 1 env MUSTER_BACKUP_DIR=/nonexistent scripts/restore-test
unset DATABASE_URL
rm -rf "$MUSTER_BACKUP_DIR"
