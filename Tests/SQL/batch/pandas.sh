#!/usr/bin/env bash
# The same questions to pandas, on the same captures, and to batch.*: the answers have to be equal.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

data=$MUSTER_ROOT/../shared/data
here=$MUSTER_ROOT/Tests/SQL/batch
if [ ! -d "$data/openpbs" ]; then
    printf 'ok 1 # SKIP no captures at %s: NOTHING WAS COMPARED\n' "$data"
    tests=1
    exit 0
fi
venv=$MUSTER_ROOT/.private/pandas
if ! "$venv/bin/python" -c 'import pandas' 2>/dev/null; then
    if ! { python3 -m venv "$venv" && "$venv/bin/pip" install -q pandas; } >&2; then
        printf 'ok 1 # SKIP pandas cannot be installed: NOTHING WAS COMPARED\n'
        tests=1
        exit 0
    fi
fi
mkdir -p "$work"
python3 "$here/captures.py" "$data" >"$work/capture.tsv"
name=muster_test_pandas
on_server "drop database if exists $name (force)"
on_server "create database $name template $MUSTER_TEMPLATE"
databases+=("$name")
query $name "
create table capture (ordinal int, cluster text, source text, captured_at timestamptz, exit_code int,
    document bytea, stderr bytea);
\\copy capture from '$work/capture.tsv'
select batch.add_cluster('pbs', 'openpbs', 'UTC'), batch.add_cluster('slurm', 'slurm', 'UTC');
select count(batch.collect(cluster, source, captured_at, exit_code, document, convert_from(stderr, 'UTF8')))
from (select * from capture order by ordinal) as c;
select batch.refresh_rollups();" >/dev/null

since=2026-11-20T23:54:00Z
until=2026-11-21T00:02:00Z
for by in queue user project; do
    query $name "\\copy (select * from batch.job_statistics('pbs', '$since', '$until', '$by')) to '$work/$by.csv' csv header"
done
query $name "\\copy (select * from batch.utilisation('pbs', '$since', '$until', '1 minute')) to '$work/utilisation.csv' csv header
\\copy (select * from batch.throughput('pbs', '$since', '$until', '1 minute')) to '$work/throughput.csv' csv header
\\copy (select n.name as node, d.* from batch.node_day as d join batch.node as n using (node_id) join batch.cluster as c on c.cluster_id = d.cluster_id where c.name = 'pbs') to '$work/node_day.csv' csv header"
query $name "select * from batch.export('pbs', 'jobs', '$since', '$until')" >"$work/jobs.csv"

while read -r verdict; do
    is "${verdict%%|*}" "${verdict#*|}" 'equal'
done < <("$venv/bin/python" "$here/compare.py" "$data" "$work" 2>&1)
