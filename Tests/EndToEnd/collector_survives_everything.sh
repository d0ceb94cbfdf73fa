# Two workers collect from schedulers of which each misbehaves once, in a way of its own: the log says
# what happened, the next run is unharmed, failures make it wait, and nothing is collected twice.
# shellcheck shell=bash
# shellcheck disable=SC2154  # owner_url and others come from lib.sh
play=$(mktemp -d)
clean_up() {
    end_journey
    # What a killed worker could not end itself.
    [ ! -f "$play/pids" ] || xargs -r kill -9 <"$play/pids" 2>/dev/null || true
    rm -rf "$play"
}
trap clean_up EXIT

# A scheduler that plays its part FAULT at its first run, and then prints two jobs like any other. Its
# runs are counted; one that finds another one of the same part at work says so.
cat >"$play/scheduler" <<'SH'
#!/bin/bash
part=$1
cd "$(dirname "$0")"
for file in /proc/$$/fd/*; do
    case ${file##*/} in 0 | 1 | 2 | 255) ;; *) readlink "$file" >>inherited ;; esac
done
exec 9>"$part.lock"
flock -n 9 || echo "$part" >>twice
echo "$part" >>runs
run=$(grep -cx "$part" runs)
good() {
    printf '{\n\t"timestamp":\t%s,\n\t"Jobs":\t{\n' "$(($(date +%s) + ${1-0}))"
    for n in 1 2; do
        printf '\t\t"%s.h":\t{\n\t\t\t"Job_Name":\t"n",\n\t\t\t"job_state":\t"R",\n' $n
        printf '\t\t\t"ctime":\t"Sun Nov  1 10:00:00 2026",\n\t\t\t"run_count":\t1\n\t\t}'
        [ $n = 2 ] || printf ,
        printf '\n'
    done
    printf '\t}\n}\n'
}
if [ "$run" -gt 1 ] && [ "$part" != down ] && [ "$part" != sleeping ]; then good; exit; fi
case $part in
    sleeping) echo $$ >>pids; exec sleep 600 ;;
    hanging) good; (exec -a "$PWD/scheduler child" sleep 600) & sleep 600 ;;
    exit255) printf '{"timestamp": %s}' "$(date +%s)"; echo 'qstat: cannot connect' >&2; exit 255 ;;
    truncated) good | head -c 150 ;;
    partial) good | head -c 230 ;;
    silent) ;;
    huge) head -c 200000000 /dev/zero | tr '\0' x ;;
    invalid) good | sed '0,/"n"/s//"a"b"/' ;;
    shape) echo '[1, 2, 3]' ;;
    bytes) good | sed '0,/"n"/s//"caf\xe9"/' ;;
    ahead) good 86400 ;;
    behind) good -86400 ;;
    signal) kill -9 $$ ;;
    down) if [ "$run" -gt 4 ]; then good; else exit 255; fi ;;
    *) good ;;
esac
SH
chmod +x "$play/scheduler"

parts=(missing hanging exit255 truncated partial silent huge invalid shape bytes ahead behind signal
    down well)
sql -o /dev/null -c "select muster.set_setting('batch.retry_after', '1 second')"
for part in "${parts[@]}"; do
    sql -o /dev/null -v name="$part" -v play="$play/scheduler" <<'SQL'
select batch.add_cluster(:'name', at => now() - interval '1 second');
select batch.set_source(:'name', s, is_enabled => false)
from unnest('{nodes,queues,server,reservations}'::text[]) as s;
select batch.set_source(:'name', 'jobs_xt', array[:'play', :'name'], '10 minutes');
SQL
done
# The first attempts of this one find no program; then somebody mends the path.
sql -o /dev/null -c "select batch.set_source('missing', 'jobs_xt', '{/nonexistent/qstat,-x}'),
    batch.set_source('hanging', 'jobs_xt', timeout => '2 seconds')"

start_worker --poll 250ms
first_log=$worker_log
start_worker --poll 250ms

# nth CLUSTER N EXPRESSION  of the N-th collection of a cluster
nth() {
    value "select $3 from (select k.*, row_number() over (order by collection_id) as n
           from batch.collection as k join batch.cluster as c using (cluster_id)
           where c.name = '$1') as k where n = $2"
}
# first CLUSTER STATUS MESSAGE-PATTERN
first() {
    eventually "$1: the first collection is logged as $2" \
        "select status from batch.collection join batch.cluster using (cluster_id)
         where name = '$1' and status <> 'running' order by collection_id limit 1" "$2"
    matches "$1: and why" "$(nth "$1" 1 "concat_ws(' ', message, detail, array_to_string(warnings, ';'))")" "$3"
}
eventually "a cluster that is well is collected" \
    "select string_agg(scheduler_job_id || ' ' || state, ', ' order by job_id) from batch.job
     join batch.cluster as c using (cluster_id) where c.name = 'well'" '1.h running, 2.h running'
first missing failed 'the command /nonexistent/qstat was not found'
sql -o /dev/null -c "select batch.set_source('missing', 'jobs_xt', array['$play/scheduler', 'missing'])"
first hanging failed 'ran longer than 2'
first exit255 failed 'exit code 255 qstat: cannot connect'
first truncated failed 'not valid JSON'
first partial partial 'not valid JSON'
first silent failed 'printed nothing'
first huge failed 'printed more than 134217728 bytes'
first invalid partial 'not valid JSON'
first shape failed 'not an object'
first bytes succeeded ''
first ahead succeeded 'clocks of collector and scheduler differ'
first behind succeeded 'clocks of collector and scheduler differ'
first signal failed 'ended by signal 9'
first down failed 'exit code 255'
is "invalid: the offending line is reported" \
    "$(nth invalid 1 "offending_line || ' ' || offending_text")" "$(printf '5 \t\t\t"Job_Name":\t"a"b",')"
is "huge: nothing of it is stored" "$(nth huge 1 byte_count)" 0
is "hanging: what it printed before is not used" "$(nth hanging 1 entries_seen)" 0
is "bytes: the byte is repaired, the job is marked" \
    "$(value "select string_agg(j.name || ' ' || j.is_repaired, ', ' order by j.scheduler_job_id)
              from batch.job as j join batch.cluster as c using (cluster_id) where c.name = 'bytes'")" \
    'café true, n false'
eventually "every failed one is collected again, and then it is well" \
    "select count(*) from batch.cluster_source where argv[1] = '$play/scheduler'
     and consecutive_failures = 0 and last_success_at is not null" "${#parts[@]}"
is "no job is lost, closed or doubled by any of it" \
    "$(value "select string_agg(distinct concat_ws(' ', n, states), ',') from (
              select cluster_id, count(*) as n, string_agg(distinct state, ' ') as states
              from batch.job group by 1) as k")" '2 running'
is "each has one transition per job" "$(value 'select count(*) from batch.job_transition')" \
    $((2 * ${#parts[@]}))
is "down: 4 failures, then a success" \
    "$(value "select string_agg(status, ' ' order by collection_id) from batch.collection
              join batch.cluster using (cluster_id) where name = 'down'")" \
    'failed failed failed failed succeeded'
is "down: the pauses double: 1, 2, 4, 8 seconds at least" \
    "$(value "select string_agg((pause >= interval '1 second' * 2 ^ (n - 1))::text, ' ' order by n)
              from (select row_number() over w as n, lead(recorded_at) over w - recorded_at as pause
                    from batch.collection join batch.cluster using (cluster_id) where name = 'down'
                    window w as (order by collection_id)) as k where pause is not null")" \
    'true true true true'
is "nothing was collected by two at once" "$(cat "$play/twice" 2>/dev/null)" ''
is "a command inherits none of the worker's files" "$(sort -u "$play/inherited" 2>/dev/null)" ''
is "as many runs as rows of the log, but for the program that was not there" \
    "$(wc -l <"$play/runs")" \
    "$(value "select count(*) from batch.collection
              where status <> 'running' and message is distinct from
                  'the command /nonexistent/qstat was not found'")"
is "both workers worked, and no others" \
    "$(value 'select count(distinct worker) from batch.collection')" 2
is "the commands that were killed left nothing behind" "$(pgrep -f "$play/scheduler" || true)" ''
ok "the log of a worker names cluster, source and status" \
    grep -q 'collected.*cluster=.*source=jobs_xt.*status=' "$first_log"

# On demand: by notification, long before anything is polled.
for pid in "${children[@]}"; do kill -TERM "$pid"; done
for pid in "${children[@]}"; do wait "$pid" || true; done
start_worker --poll 10min
before=$(grep -cx well "$play/runs")
is "a request says how many sources are asked for" "$(value "select batch.request_collection('well')")" 1
eventually "and is followed at once" \
    "select count(*) from batch.collection join batch.cluster using (cluster_id)
     where name = 'well' and status = 'succeeded'" $((before + 1))

# A worker that is killed leaves a lease, one that is told to stop does not.
sql -o /dev/null -c "select batch.set_source('well', 'jobs_xt', array['$play/scheduler', 'sleeping'], timeout => '10 minutes')" \
    -c "select batch.request_collection('well')"
last="select status from batch.collection join batch.cluster using (cluster_id) where name = 'well'
      order by collection_id desc limit 1"
eventually "a command runs" "$last" running
kill -TERM "$worker_pid"
wait "$worker_pid" || true
is "a worker that stops ends its command and says so" "$(value "$last")" failed
matches "with a reason" "$(value "${last/status/message}")" 'the worker stopped'
start_worker --poll 250ms
sql -o /dev/null -c "select batch.request_collection('well')"
eventually "another command runs" "$last" running
kill -9 "$worker_pid"
wait "$worker_pid" 2>/dev/null || true
is "a killed worker's collection stays running until its lease is over" "$(value "$last")" running
sql -o /dev/null -c "update batch.cluster_source set leased_until = now() where leased_by is not null" \
    -c "select batch.end_abandoned_collections()" \
    -c "select batch.set_source('well', 'jobs_xt', array['$play/scheduler', 'well'])" \
    -c "select batch.request_collection('well')"
is "then it is abandoned, not succeeded" "$(value "$last")" abandoned
start_worker --poll 250ms
eventually "and the next worker goes on" "$last" succeeded
is "the jobs are what they were" \
    "$(value "select count(*), min(j.state), max(j.state) from batch.job as j
              join batch.cluster as c using (cluster_id) where c.name = 'well'")" '2|running|running'
