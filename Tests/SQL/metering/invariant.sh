# shellcheck shell=bash
# The sums of records, minutes, hours and days are one: the short form, with 8,000 records.
# scripts/bench-metering invariant is the long one, with 2,000,000.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

database muster_metering_invariant
psql -Xq -d muster_metering_invariant -v modules=metering -f "$install" >/dev/null
tests=1
if answer=$(MUSTER_INVARIANT_DATABASE=muster_metering_invariant MUSTER_INVARIANT_RECORDS=8000 \
    bash "$MUSTER_ROOT/Tests/SQL/metering/lib/invariant.sh" 2>&1); then
    printf 'ok 1 - every bucket is what its records say\n'
else
    printf 'not ok 1 - every bucket is what its records say\n'
fi
printf '%s\n' "$answer" | sed 's/^/# /'
