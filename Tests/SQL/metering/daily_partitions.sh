#!/usr/bin/env bash
# An install that made a partition for each day, with keys of the parent, is moved to keys of the
# partitions; its days stay and the rest of their weeks gets partitions of its own.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

database muster_test_daily
for step in "$MUSTER_ROOT"/sql/metering/000[1-6]_*.sql; do
    psql -Xq -v ON_ERROR_STOP=1 -d muster_test_daily -f "$step"
done
query muster_test_daily "
    create table metering.usage_record_20260504 partition of metering.usage_record
        for values from ('2026-05-04Z') to ('2026-05-05Z');
    create table metering.usage_record_20260506 (
        like metering.usage_record including constraints including generated including indexes);
    alter table metering.usage_record attach partition metering.usage_record_20260506
        for values from ('2026-05-06Z') to ('2026-05-07Z');
    insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
    select 't' || i, 'e', 's', 1, t, t, 'completed'
    from generate_series(1, 20) as i
    cross join lateral (select timestamptz '2026-05-04Z' + i % 2 * interval '2 days' + i * interval '1 hour') as x (t)"
# shellcheck disable=SC2016  # the dollar is psql's
files='select relname, pg_relation_filenode(oid) from pg_class
    where relname ~ $$^usage_record_2026050[46]$$ or relname ~ $$^usage_record_2026050[46]_(pkey|completed_at_idx)$$ order by 1'
query muster_test_daily "$files" >"$work/before"
is 'there are two tables with two indexes each' "$(wc -l <"$work/before")" 6
is 'the step runs' "$(psql -Xq -v ON_ERROR_STOP=1 -d muster_test_daily \
    -f "$MUSTER_ROOT/sql/metering/0007_record_partition.sql" 2>&1)" ''
query muster_test_daily "$files" >"$work/after"
same_files 'nothing was built anew' "$work/before" "$work/after"
is 'the rows are there, by the parent' "$(query muster_test_daily '
    select tableoid::regclass, count(*) from metering.usage_record group by 1 order by 1')" \
    $'metering.usage_record_20260504|10\nmetering.usage_record_20260506|10'
is 'the keys belong to the partitions' "$(query muster_test_daily "
    select conrelid::regclass, conislocal, coninhcount from pg_constraint
    where contype = 'p' and conrelid::regclass::text ~ 'usage_record' order by 1")" \
    $'metering.usage_record_20260504|t|0\nmetering.usage_record_20260506|t|0'
is 'and their indexes too' "$(query muster_test_daily "
    select indrelid::regclass, count(*) from pg_index
    where indrelid::regclass::text ~ 'usage_record_?[0-9]*$' group by 1 order by 1")" \
    $'metering.usage_record_20260504|2\nmetering.usage_record_20260506|2'
is 'the next step runs too' "$(psql -Xq -v ON_ERROR_STOP=1 -d muster_test_daily \
    -f "$MUSTER_ROOT/sql/metering/0008_record_check.sql" 2>&1)" ''
is 'every table has the same check' "$(query muster_test_daily "
    select count(*), count(distinct pg_get_constraintdef(oid)) from pg_constraint
    where conname = 'usage_record_is_sane_check'")" '3|1'
matches 'the check still holds' "$(query muster_test_daily "
    insert into metering.usage_record (task_id, endpoint, spec, gpu_count, started_at, completed_at, status)
    values ('x', '', 's', 1, '2026-05-04Z', '2026-05-04Z', 'completed')")" 'usage_record_is_sane_check'

# With days of a week in place, the rest of it is filled around them.
database muster_test_around
run_install muster_test_around -v modules=metering
is 'metering is installed' "$code" 0
query muster_test_around "
    create table metering.usage_record_20260506 (like metering.usage_record including constraints including generated);
    alter table metering.usage_record attach partition metering.usage_record_20260506
        for values from ('2026-05-06Z') to ('2026-05-07Z');
    select metering._attach_triggers('metering.usage_record_20260506');
    select metering.record('t' || i, 'e', 's', 1, t, t, at => '2026-06-01Z')
    from generate_series(0, 9) as i
    cross join lateral (select timestamptz '2026-05-04 12:00Z' + i * interval '1 day') as x (t)" >/dev/null
is 'three partitions make one week, one the next' "$(query muster_test_around "
    set timezone = 'UTC';
    select name, day::date, until::date from metering.record_partition order by day")" \
    "usage_record_20260504|2026-05-04|2026-05-06
usage_record_20260506|2026-05-06|2026-05-07
usage_record_20260507|2026-05-07|2026-05-11
usage_record_2026w20|2026-05-11|2026-05-18"
is 'and hold every record' "$(query muster_test_around 'select count(*) from metering.usage_record')" 10
