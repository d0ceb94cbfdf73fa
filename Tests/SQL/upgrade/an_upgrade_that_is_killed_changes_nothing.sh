#!/usr/bin/env bash
# An upgrade of the first release that is killed leaves what was there, and that works; then an upgrade
# that is not killed succeeds. Killed are the server's process and the client, after blocks that lie evenly
# in the kit: MUSTER_UPGRADE_CUTS (10) of them, or `all`.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"
# shellcheck source=Tests/SQL/lib/released.sh
. "$lib/released.sh"

role muster_test_upgrader login
database muster_test_cut owner muster_test_upgrader
export PGUSER=muster_test_upgrader
install_release muster_test_cut >/dev/null
is 'the release is filled' "$(fill muster_test_cut)" ''
questions muster_test_cut >"$work/questions"
state() {
    fingerprint muster_test_cut
    query muster_test_cut "$(cat "$work/questions") table muster.schema_step; table muster.grant_rule"
}
state >"$work/before"
matches 'there is something to lose' "$(wc -l <"$work/before")" '^[0-9]{4,}$'

awk -f "$lib/embedded.awk" "$MUSTER_ROOT/Sources/MusterDatabase/EmbeddedKit.swift" >"$work/blocks.sql"
blocks=$(grep -c '^-- block ' "$work/blocks.sql")
cuts=${MUSTER_UPGRADE_CUTS:-10}
[ "$cuts" != all ] || cuts=$blocks
for cut in $(seq "$cuts"); do
    # The last cut is after the last block, right before the commit.
    last=$((blocks * cut / cuts))
    awk -v last="$last" '/^-- block /{ if (++block > last) exit } /^commit;$/ { exit } { print }' \
        "$work/blocks.sql" >"$work/cut.sql"
    if [ $((cut % 2)) -eq 0 ]; then
        printf 'select pg_terminate_backend(pg_backend_pid());\n' >>"$work/cut.sql"
        wanted='terminating connection'
    else
        # psql's own process; the server sees its socket close in the middle of a transaction.
        # shellcheck disable=SC2016
        printf '\\! kill -9 $PPID\n' >>"$work/cut.sql"
        wanted=
    fi
    out=$( (psql -Xq -v ON_ERROR_STOP=1 -d muster_test_cut -f "$work/cut.sql") 2>&1)
    if [ -n "$wanted" ]; then matches "the server's process is killed after block $last" "$out" "$wanted"; fi
    # What was rolled back holds its locks until the server has seen that the client is gone.
    for _ in $(seq 100); do
        [ "$(query postgres "select count(*) from pg_stat_activity where datname = 'muster_test_cut'")" = 0 ] && break
        sleep 0.05
    done
    state >"$work/after"
    same_files "killed after block $last of $blocks nothing has changed" "$work/before" "$work/after"
done
is 'the release goes on working' "$(query muster_test_cut "
    call muster.run_due_tasks();
    select count(*) > 0 from fleet.claim_host('eve')" | grep -v '^$')" t
run_install muster_test_cut
is 'and is upgraded in the end' "$code" 0
