# shellcheck shell=bash
# Every GPU second is counted once at every level and in both bookings, whatever is killed: the short form.
# scripts/bench-metering chaos is the long one.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

database muster_metering_chaos
psql -Xq -d muster_metering_chaos -v modules=metering -f "$install" >/dev/null
tests=1
if answer=$(MUSTER_CHAOS_DATABASE=muster_metering_chaos MUSTER_CHAOS_SECONDS=15 \
    bash "$MUSTER_ROOT/Tests/SQL/metering/lib/chaos.sh" 2>&1); then
    printf 'ok 1 - all levels agree with the ledger\n'
else
    printf 'not ok 1 - all levels agree with the ledger\n'
fi
printf '%s\n' "$answer" | sed 's/^/# /'
