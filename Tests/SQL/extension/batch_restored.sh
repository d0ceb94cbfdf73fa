#!/usr/bin/env bash
# What batch collected into partitions that it made at run time survives a dump and a restore of an
# extension install, and collecting goes on where it was.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

make -s -C "$MUSTER_ROOT/extension" install PG_CONFIG="$MUSTER_PG_CONFIG" 2>/dev/null
role muster_test_keeper login
database muster_test_collected owner muster_test_keeper
database muster_test_collected_again owner muster_test_keeper
export PGUSER=muster_test_keeper

# collect DATABASE TIME CORES  documents of four kinds, as they were printed at that time.
collect() {
    psql -XqAt -v ON_ERROR_STOP=1 -v at="$2" -v cores="$3" -d "$1" -o /dev/null 2>&1 <<'SQL'
select extract(epoch from :'at'::timestamptz)::bigint as epoch \gset
select batch.collect('c', s.source, :'at', 0, s.document::text, at => :'at')
from (values
    ('jobs_xt', jsonb_build_object('timestamp', :epoch, 'Jobs', jsonb_build_object('1.h',
        '{"job_state": "R", "ctime": "Sun Nov  1 10:00:00 2026", "run_count": 1}'::jsonb))),
    ('nodes', jsonb_build_object('timestamp', :epoch, 'nodes', jsonb_build_object('n1',
        jsonb_build_object('state', 'free', 'resources_available', '{"ncpus": 8}'::jsonb,
            'resources_assigned', jsonb_build_object('ncpus', :cores))))),
    ('queues', jsonb_build_object('timestamp', :epoch, 'Queue', jsonb_build_object('q',
        '{"total_jobs": 1, "state_count": "Queued:0 Running:1 "}'::jsonb))),
    ('server', jsonb_build_object('timestamp', :epoch, 'Server', jsonb_build_object('s',
        '{"total_jobs": 1, "server_state": "Active"}'::jsonb)))) as s (source, document);
select batch.refresh_rollups(:'at');
SQL
}
query muster_test_collected "create extension muster; select batch.add_cluster('c')" >/dev/null
for at in '2026-11-30 23:00Z' '2026-12-01 01:00Z' '2027-01-01 00:00Z'; do
    is "$at is collected" "$(collect muster_test_collected "$at" 4)" ''
done
is 'three months have partitions of their own' "$(query muster_test_collected "
    select count(*) from pg_inherits as i join pg_class as c on c.oid = i.inhrelid
    where i.inhparent::regclass::text like 'batch.%snapshot'")" 9

pg_dump -Fc -f "$work/dump" muster_test_collected
is 'the dump is restored without a complaint' \
    "$(pg_restore --exit-on-error -d muster_test_collected_again "$work/dump" 2>&1)" ''
# shellcheck disable=SC2016  # dollar quotes of SQL
rows='select $$job$$, to_jsonb(t) from batch.job as t
    union all select $$transition$$, to_jsonb(t) from batch.job_transition as t
    union all select $$run$$, to_jsonb(t) from batch.job_run as t
    union all select $$collection$$, to_jsonb(t) from batch.collection as t
    union all select $$raw$$, to_jsonb(t) from batch.raw_document as t
    union all select $$queue$$, to_jsonb(t) from batch.queue_snapshot as t
    union all select $$node$$, to_jsonb(t) from batch.node_snapshot as t
    union all select $$system$$, to_jsonb(t) from batch.system_snapshot as t
    union all select $$day$$, to_jsonb(t) from batch.node_day as t
    order by 1, 2'
query muster_test_collected "$rows" >"$work/rows.dumped"
query muster_test_collected_again "$rows" >"$work/rows.restored"
same_files 'with all its rows' "$work/rows.dumped" "$work/rows.restored"
matches 'of which there were some' "$(wc -l <"$work/rows.restored")" '^[3-9][0-9]$'
keys="select conrelid::regclass, conname, pg_get_constraintdef(oid) from pg_constraint
    where conrelid::regclass::text like 'batch.%snapshot%' and contype = 'p' order by conname"
query muster_test_collected "$keys" >"$work/keys.dumped"
query muster_test_collected_again "$keys" >"$work/keys.restored"
same_files 'and the keys of its partitions' "$work/keys.dumped" "$work/keys.restored"
is 'each partition has one' "$(wc -l <"$work/keys.restored")" 9

for name in collected collected_again; do
    is "$name: the same month goes on" "$(collect muster_test_$name '2027-01-01 00:30Z' 6)" ''
    is "$name: so does the next" "$(collect muster_test_$name '2027-02-01 00:30Z' 6)" ''
    is "$name: a second document of the same second corrects the first" \
        "$(collect muster_test_$name '2027-02-01 00:30Z' 7)" ''
    is "$name: all of it is there" "$(query muster_test_$name "
        select string_agg(cores_assigned::text, ',' order by observed_at) from batch.node_snapshot")" \
        '4,4,4,6,7'
    is "$name: old months go whole" "$(query muster_test_$name "
        select batch.apply_retention('2029-01-15');
        select count(*) from pg_inherits as i
        where i.inhparent = 'batch.node_snapshot'::regclass
          and i.inhrelid::regclass::text < 'batch.node_snapshot_y2027m01'" | tail -n 1)" 0
done
