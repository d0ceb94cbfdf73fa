#!/usr/bin/env bash
# An open transaction that has written, even in another database, holds events back; doctor names
# it.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_held
database "$name" template "$MUSTER_TEMPLATE"
settled="select state, fix from muster.doctor() where check_name = 'events_settle'"
query "$name" "select muster.set_setting('muster.consumer_lag', '1 second');
    select * from muster.take_events('c')" >/dev/null
query "$name" "select * from muster.take_events('c')" >/dev/null
is 'nothing is held back' "$(query "$name" "$settled")" 'ok|'

psql -XqAt -d postgres -c 'begin' -c 'select pg_current_xact_id(), pg_backend_pid()' \
    -c 'select pg_sleep(60)' >"$work/holder" 2>&1 &
holder=$!
for ((i = 0; i < 100; i++)); do
    pid=$(on_server "select pid from pg_stat_activity
        where query = 'select pg_sleep(60)' and backend_xid is not null")
    [ -n "$pid" ] && break
    sleep 0.05
done
query "$name" "select muster.emit_event('muster_setting', 'late')" >/dev/null
is 'an event after that waits' "$(query "$name" "select subject from muster.take_events('c')")" ''
for ((i = 0; i < 60; i++)); do
    found=$(query "$name" "$settled")
    [ "$found" != 'ok|' ] && break
    sleep 0.05
done
is 'doctor names who holds it back' "$found" "warning|select pg_terminate_backend($pid);"
query "$name" "${found#*|}" >/dev/null
wait "$holder" || true
is 'after its advice the event comes' \
    "$(query "$name" "select subject from muster.take_events('c')")" late
is 'and doctor is content' "$(query "$name" "$settled")" 'ok|'
