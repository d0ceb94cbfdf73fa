#!/usr/bin/env bash
# On a hot standby: tasks do nothing, quietly; watchers and the doctor read.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"
# shellcheck source=scripts/lib/common.sh
. "$MUSTER_ROOT/scripts/lib/common.sh"

name=muster_test_standby
database "$name" template "$MUSTER_TEMPLATE"
query "$name" "select muster.emit_event('muster_setting', 'before')" >/dev/null

# The server runs as another user when the tests run as root, and needs folders of its own.
standby=$(as_server_user mktemp -d /tmp/muster-standby-XXXXXX)
stop_standby() {
    as_server_user "$(command -v pg_ctl)" -D "$standby/data" -m immediate stop >/dev/null 2>&1
    as_server_user rm -rf "$standby"
    finish
}
trap stop_standby EXIT
as_server_user "$(command -v pg_basebackup)" -h "$PGHOST" -U postgres -D "$standby/data" -R -c fast \
    >"$work/backup" 2>&1
is 'a standby is made' "$? $(cat "$work/backup")" '0 '
as_server_user "$(command -v pg_ctl)" -D "$standby/data" -w -t 30 -l "$standby/log" \
    -o "-c unix_socket_directories=$standby -c hot_standby=on -c shared_buffers=16MB" start >/dev/null
primary=$PGHOST
export PGHOST=$standby

is 'it is in recovery' "$(query "$name" 'select pg_is_in_recovery()')" t
is 'tasks do nothing, quietly' "$(query "$name" 'call muster.run_due_tasks()')" ''
is 'nor is anything cancelled' "$(query "$name" 'select muster.cancel_overdue_runs()')" 0
is 'watchers watch' "$(query "$name" 'select subject from muster.changes()')" before
is 'the doctor checks' \
    "$(query "$name" "select check_name from muster.doctor() where state = 'critical'")" ''
matches 'the status is told' "$(query "$name" 'select * from muster.status()')" '^muster\|installed'

cursor=$(query "$name" 'select cursor from muster.changes() order by event_id desc limit 1')
PGHOST=$primary query "$name" "select muster.emit_event('muster_setting', 'after')" >/dev/null
for ((i = 0; i < 100; i++)); do
    seen=$(query "$name" "select subject from muster.changes('$cursor')")
    [ -n "$seen" ] && break
    sleep 0.05
done
is 'and what happens on the primary is seen' "$seen" after
export PGHOST=$primary
