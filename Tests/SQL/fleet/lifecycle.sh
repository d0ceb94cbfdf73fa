#!/usr/bin/env bash
# Agents that lose answers, report twice, restart and stay silent, against users that submit, cancel and
# stop, in several sessions at once; then every command had exactly one effect and every request is in
# the state that a model of it says. MUSTER_LIFECYCLES (800) commands, MUSTER_SESSIONS (4).
set -euo pipefail
lifecycles=${MUSTER_LIFECYCLES:-800}
sessions=${MUSTER_SESSIONS:-4}
database=muster_lifecycle
here=$(dirname "${BASH_SOURCE[0]}")
vacuum=
trap '[ -z "$vacuum" ] || kill "$vacuum" || true; psql -Xqd postgres -c "drop database if exists $database (force)"' EXIT
export PGOPTIONS='-c client_min_messages=error'
psql -Xqd postgres -c "drop database if exists $database (force)" -c "create database $database template $MUSTER_TEMPLATE"
psql -Xqd "$database" -v ON_ERROR_STOP=1 -f "$here/lifecycle.sql" >/dev/null
# A procedure says what it has changed when it ends, so autovacuum would not come in a long run: after
# twenty minutes it was at a third of its pace.
while sleep 30; do psql -Xqd "$database" -c 'vacuum (analyze)'; done &
vacuum=$!
running=()
for session in $(seq 1 "$sessions"); do
    psql -XqAtd "$database" -v ON_ERROR_STOP=1 -c "call sim.run($session, $sessions, $lifecycles)" &
    running+=("$!")
done
psql -XqAtd "$database" -v ON_ERROR_STOP=1 -c "call sim.sweep()" &
for pid in "$!" "${running[@]}"; do wait "$pid"; done
psql -XqAtd "$database" -v ON_ERROR_STOP=1 -c 'call sim.drain()' -f "$here/lifecycle_check.sql"
