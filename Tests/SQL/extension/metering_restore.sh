#!/usr/bin/env bash
# Dump and restore of metering with records in partitions that were made at run time: by psql the whole
# schema is dumped, by extension only these partitions and the rows.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

said=$(make -s -C "$MUSTER_ROOT/extension" install PG_CONFIG="$MUSTER_PG_CONFIG" 2>&1)
is 'make install succeeds' "$? $said" '0 '
role muster_test_author login
for way in psql extension; do
    database "muster_test_dumped_$way" owner muster_test_author
    database "muster_test_restored_$way" owner muster_test_author
done
export PGUSER=muster_test_author
run_install muster_test_dumped_psql -v modules=metering
is 'metering is installed by psql' "$code" 0
is 'and as part of the extension' "$(query muster_test_dumped_extension 'create extension muster')" ''

# shellcheck disable=SC2016  # dollar quotes of SQL
contents='select $$record$$, tableoid::regclass::text, to_jsonb(t) from metering.usage_record as t
    union all select $$key$$, null, to_jsonb(t) from metering.task_key as t
    union all select $$minute mark$$, null, to_jsonb(t) from metering.minute_mark as t
    union all select $$hour$$, null, to_jsonb(t) from metering.rollup_hour as t
    union all select $$spread$$, null, to_jsonb(t) from metering.spread_day as t
    union all select $$closed$$, null, to_jsonb(t) - $$closed_at$$ from metering.closed_partition as t
    union all select $$partition$$, name, to_jsonb(p) - $$bytes$$ - $$estimated_records$$
        from metering.record_partition as p
    union all select $$index$$, indexname, to_jsonb(indexdef) from pg_indexes
        where schemaname = $$metering$$ and tablename like $$usage_record_%$$
    order by 1, 2, 3'
for way in psql extension; do
    query "muster_test_dumped_$way" "
        select metering.record('t' || i, 'e' || i % 3, 's', 1, t - interval '90 seconds', t, at => '2026-06-01Z')
        from generate_series(1, 400) as i
        cross join lateral (select timestamptz '2026-05-01Z' + i * interval '1 hour') as x (t);
        call metering.aggregate();
        select metering.close_partition('2026-08-03Z');
        select metering.record('new', 'e1', 's', 1, '2026-05-12 10:00Z', '2026-05-12 11:00Z', at => '2026-06-01Z');" \
        >"$work/made"
    is "records are made ($way)" "$(grep -c ERROR "$work/made")" 0
    pg_dump -Fc -f "$work/dump" "muster_test_dumped_$way"
    is "they are restored without a complaint ($way)" \
        "$(pg_restore --exit-on-error -d "muster_test_restored_$way" "$work/dump" 2>&1)" ''
    query "muster_test_dumped_$way" "$contents" >"$work/dumped"
    query "muster_test_restored_$way" "$contents" >"$work/restored"
    same_files "with every record, key, mark, partition and index ($way)" "$work/dumped" "$work/restored"
    is "of which there are many ($way)" "$(grep -c '^record' "$work/restored")" 401

    # Everything goes on: a known task is known, marks are rolled up, partitions are made and removed.
    is "a known task is known ($way)" "$(query "muster_test_restored_$way" "
        select metering.record('t300', 'e0', 's', 1, t - interval '90 seconds', t, at => '2026-06-01Z')
        from (select timestamptz '2026-05-01Z' + 300 * interval '1 hour') as x (t)")" unchanged
    is "a closed partition stays closed ($way)" "$(query "muster_test_restored_$way" "
        delete from metering.usage_record where task_id = 't3'" | grep -o 'are being removed')" 'are being removed'
    is "new weeks are made ($way)" "$(query "muster_test_restored_$way" "
        select metering.record('june', 'e1', 's', 1, '2026-05-29 10:00Z', '2026-05-29 11:00Z', at => '2026-06-01Z')")" \
        recorded
    query "muster_test_restored_$way" 'call metering.aggregate()' >/dev/null
    is "all levels agree ($way)" "$(query "muster_test_restored_$way" "
        select sum(total_tasks) from metering.rollup_day where scope_type = 'g'
        union all select count(*) from metering.verify('2026-05-01Z', '2026-06-01Z')")" $'402\n0'
    is "retention goes on ($way)" "$(query "muster_test_restored_$way" "
        select metering.remove_partition('2026-08-03Z')")" usage_record_2026w18
done
