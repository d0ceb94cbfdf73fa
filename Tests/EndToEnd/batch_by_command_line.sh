# The batch verbs on what a real OpenPBS printed: collect, look, ask, import its accounting log, export.
# shellcheck shell=bash
# shellcheck disable=SC2016  # $1 and others are awk's
# shellcheck disable=SC2154  # database, owner_url, root and others come from lib.sh
data=$root/../shared/data/openpbs
if [ ! -d "$data" ]; then
    printf 'ok # SKIP no captures at %s: THE JOURNEY DID NOT RUN\n' "$data"
    exit 0
fi
work=$(mktemp -d)
clean_up() {
    end_journey
    rm -rf "$work"
}
trap clean_up EXIT
python3 Tests/SQL/batch/truth.py "$root/../shared/data" >"$work/truth.tsv"
# truth FILTER N  the N-th column of the accounting log's truth, of the lines that awk's FILTER takes.
truth() { awk -F '\t' "$1 { print \$$2 }" "$work/truth.tsv"; }

exits "without a cluster there is nothing to ask" 1 muster collect
matches "and the hint adds one" "$output" 'batch.add_cluster'
sql -o /dev/null -c "select batch.add_cluster('pbs', 'openpbs', 'UTC')" \
    -c "select batch.set_source('pbs', 'reservations', is_enabled => false)"

# show CAPTURE [CODE]  from now on the scheduler prints this capture.
show() {
    sql -o /dev/null -v folder="$data/capture-$1" -v code="${2-0}" <<'SQL'
select batch.set_source('pbs', s, array['bash', '-c',
    format('zcat %s/%s.json.gz; exit %s', :'folder', s, :'code')])
from unnest('{jobs_xt,nodes,queues,server}'::text[]) as s;
SQL
}
show 010
exits "collect --here runs the commands itself" 0 muster collect --here --csv
is "all four documents are in place" \
    "$(cut -d , -f 3,4 <<<"$output" | grep -v ' ' | sort | tr '\n' ' ')" \
    'jobs_xt,succeeded nodes,succeeded queues,succeeded server,succeeded source,status '
exits "jobs are listed" 0 muster jobs
matches "as psql would" "$output" '^ cluster +\| +job +\| +name'
live=$(muster jobs -At | wc -l)
ok "some of them wait or run" test "$live" -gt 5
is "--all lists more" "$(("$(muster jobs --all -At | wc -l)" > live))" 1
is "--state, --user and --queue choose" \
    "$(muster jobs --state running --csv -C state | sort -u | tr '\n' ' ')" 'running state '

show 018
exits "a document that is not UTF-8 is collected" 0 muster collect jobs_xt --here
show 021 255
exits "a server that is down is a finding" 5 muster collect jobs_xt --here -x
matches "that is told" "$output" 'message +\| the command ended with exit code 255'
show 038
exits "without a worker, waiting ends" 1 muster collect --wait 300ms
matches "with a hint" "$output" 'muster collect --here'
start_worker --poll 10min
exits "with one, it collects at once" 0 muster collect jobs_xt --wait 60s
matches "and says what came of it" "$output" 'jobs_xt +\| succeeded'
kill -TERM "$worker_pid"
wait "$worker_pid" || true

# Columns, filters, order and form of one's own.
is "jobs: a filter and an order" \
    "$(muster jobs -a -At -f 'exit_status!=0' -f 'exit_status>-1000' -C exit_status -s -exit_status |
        tr '\n' ' ')" \
    "$(truth '$4 != "" && $4 != "\\N" && $4 != 0' 4 | sort -rn | tr '\n' ' ')"
is "jobs: --reverse turns it" \
    "$(muster jobs -a -At -C exit_status -f 'exit_status>0' -s -exit_status -r | head -n 1)" \
    "$(truth '$4 ~ /^[0-9]+$/ && $4 > 0' 4 | sort -n | head -n 1)"
is "jobs: --limit" "$(muster jobs -a --jsonl -n 3 | wc -l)" 3
is "jobs: JSON has every column, a number is a number" \
    "$(muster jobs -a --json | python3 -c 'import json, sys
jobs = json.load(sys.stdin)
print(len(jobs), len(jobs[0]), type(jobs[0]["job_id"]).__name__, jobs[0]["is_array"])')" \
    "$(value "select format('%s %s int False', (select count(*) from batch.job), count(*))
              from pg_attribute where attrelid = 'batch.job_list'::regclass")"
is "queues" "$(muster queues -At -C queue,jobs -s queue)" \
    "$(value "select queue || '|' || coalesce(jobs::text, '') from batch.queue_list
              where is_present order by queue")"
is "nodes: as many as the document has" "$(muster nodes -At | wc -l)" \
    "$(zcat "$data/capture-010/nodes.json.gz" |
        python3 -c 'import json, sys; print(len(json.load(sys.stdin)["nodes"]))')"
ok "nodes: --free leaves out the full ones" \
    test "$(muster nodes --free -At | wc -l)" -le "$(muster nodes -At | wc -l)"

# The accounting log.
exits "the accounting log is imported" 0 muster import-accounting "$data"/accounting/* --csv
is "a row for each file, nothing rejected" "$(tail -n +2 <<<"$output" | cut -d , -f 1,3 | tr '\n' ' ')" \
    '20261120,0 20261121,0 '
is "with it, every job is there" \
    "$(muster jobs -a --csv -C job | grep -Fxc -f <(truth 1 1))" "$(truth 1 1 | wc -l)"
printf 'no record\n' >"$work/broken"
exits "lines that are no records are a finding" 5 muster import-accounting "$work/broken"
exits "a file that is not there is an error" 2 muster import-accounting "$work/none"
history=$(muster history 39 -At -C event)
is "history: a requeued job has two runs" "$(grep -c '^run ' <<<"$history")" 2
is "history: from submission" "$(head -n 1 <<<"$history")" submitted
ok "history: to its end" grep -qx end <<<"$history"
is "history: with the server's name it is the same" "$(muster history 39.pbshead -At -C event)" \
    "$history"
exits "an unknown job" 1 muster history 4711
matches "has a hint" "$output" 'batch.missing_job'

# Answers, from the days of the captures.
sql -o /dev/null -c 'select batch.refresh_rollups()'
days=(--since 2026-11-20 --until '2026-11-22 00:00Z')
is "efficiency by user: the users of the accounting log" \
    "$(muster analyze efficiency --by user "${days[@]}" -At -C grouping_value | sort | tr '\n' ' ')" \
    "$(truth '$3 != "\\N"' 6 | sort -u | tr '\n' ' ')"
is "efficiency by project: as the function says" \
    "$(muster analyze efficiency --by project "${days[@]}" -At \
        -C grouping_value,jobs,walltime_efficiency_mean)" \
    "$(value "select concat_ws('|', grouping_value, jobs, walltime_efficiency_mean)
              from batch.job_statistics('pbs', '2026-11-20', '2026-11-22 00:00Z', 'project')")"
for subject in statistics throughput queue-depth run-now usage fairness reservations utilisation \
    nodes quality missing collections; do
    ok "analyze $subject is JSON" \
        bash -c "'$muster_bin' analyze $subject ${days[*]@Q} --json -d '$worker_url' | python3 -m json.tool >'$work/answer'"
done
ok "usage has rows" test "$(muster analyze usage "${days[@]}" -At | wc -l)" -gt 0
ok "run-now has rows" test "$(muster analyze run-now -At | wc -l)" -gt 0
is "throughput: as many submitted as jobs were created" \
    "$(muster analyze throughput "${days[@]}" --bucket 1h -At -C submitted | paste -sd+ | bc)" \
    "$(value "select count(*) from batch.job where not is_array and created_at >= '2026-11-20'")"

# Export.
muster export jobs "${days[@]}" >"$work/jobs.csv"
is "export: CSV has each start of the accounting log" "$(python3 - "$work" <<'PY'
import csv, datetime, sys
truth = {row[0]: row for row in csv.reader(open(sys.argv[1] + "/truth.tsv"), delimiter="\t")}
wrong = []
seen = 0
for row in csv.DictReader(open(sys.argv[1] + "/jobs.csv")):
    known = truth.get(row["scheduler_job_id"])
    if known is None or known[1] == "\\N":
        continue
    seen += 1
    if datetime.datetime.fromisoformat(row["started_at"]).timestamp() != float(known[1]):
        wrong.append(row["scheduler_job_id"])
print(seen > 70, wrong)
PY
)" 'True []'
is "export: JSON has as many lines" "$(muster export jobs "${days[@]}" --json | wc -l)" \
    "$(($(wc -l <"$work/jobs.csv") - 1))"
exits "export: an unknown result" 1 muster export everything
matches "names the known ones" "$output" 'node_utilisation'

# What cannot be.
exits "an unknown column" 2 muster jobs -C job,quue
matches "suggests the nearest" "$output" '"?queue"?'
exits "a condition that is none" 2 muster jobs -f running
exits "a value that is none of its column" 1 muster jobs -f 'cores>many'
exits "an unknown subject" 2 muster analyze efficency
matches "suggests the nearest" "$output" 'efficiency'
exits "an unknown cluster" 1 muster analyze usage -c south
exits "a time that is none" 1 muster analyze usage --since whenever
sql -o /dev/null -c "select batch.add_cluster('north')"
exits "two clusters and no --cluster" 2 muster analyze usage
matches "names them" "$output" 'north, pbs'
is "MUSTER_CLUSTER names one" "$(MUSTER_CLUSTER=pbs muster analyze missing -At | head -n 1 | cut -c 1-3)" \
    '38|'
