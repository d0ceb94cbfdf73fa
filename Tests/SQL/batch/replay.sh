#!/usr/bin/env bash
# Replays what real schedulers printed: in order, again, and shuffled; then against the accounting log.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

data=$MUSTER_ROOT/../shared/data
here=$MUSTER_ROOT/Tests/SQL/batch
if [ ! -d "$data/openpbs" ]; then
    printf 'ok 1 # SKIP no captures at %s: THE REPLAY DID NOT RUN\n' "$data"
    tests=1
    exit 0
fi
mkdir -p "$work"
python3 "$here/captures.py" "$data" >"$work/capture.tsv"
python3 "$here/truth.py" "$data" >"$work/truth.tsv"
python3 "$here/transitions.py" "$data" >"$work/change.tsv"

name=muster_test_replay
on_server "drop database if exists $name (force)"
on_server "create database $name template $MUSTER_TEMPLATE"
databases+=("$name")

query $name "
create table capture (ordinal int, cluster text, source text, captured_at timestamptz, exit_code int,
    document bytea, stderr bytea);
create table truth (id text, started bigint, ended bigint, code int, queue text, user_name text, runs int);
create table change (id text, changes int, letters text);
\\copy capture from '$work/capture.tsv'
\\copy truth from '$work/truth.tsv'
\\copy change from '$work/change.tsv'
create view final_state as
select c.name as cluster, count(*) as jobs, md5(string_agg((j.scheduler_job_id, j.created_at, j.state,
    j.scheduler_state, j.substate, j.queue, j.user_name, j.started_at, j.ended_at, j.exit_status, j.outcome,
    j.final_state_recorded, j.run_count, j.quality, j.walltime_used_for, j.exec_vnode, j.is_repaired)::text,
    '' order by j.scheduler_job_id)) as digest
from batch.job as j join batch.cluster as c using (cluster_id) group by c.name;
create view history as
select c.name as cluster, count(*) as transitions,
    md5(string_agg((j.scheduler_job_id, t.observed_at, t.state)::text, '' order by j.scheduler_job_id,
        t.observed_at)) as digest
from batch.job_transition as t join batch.job as j using (job_id) join batch.cluster as c using (cluster_id)
group by c.name;
select batch.add_cluster('pbs', 'openpbs', 'UTC'), batch.add_cluster('slurm', 'slurm', 'UTC');" >/dev/null

# replay ORDER  collects every document, each in a transaction of its own.
replay() {
    cat >"$work/replay.sql" <<SQL
select format('select batch.collect(cluster, source, captured_at, exit_code, document, '
    'convert_from(stderr, ''UTF8'')) from capture where ordinal = %s', ordinal)
from capture
order by $1
\\gexec
SQL
    # What went wrong is wanted, not the rows.
    # shellcheck disable=SC2069
    psql -XqAt -v ON_ERROR_STOP=1 -d $name -f "$work/replay.sql" 2>&1 >/dev/null
}

in_order() {
    is "in order nothing is raised" "$(replay ordinal)" ''
    is "91 jobs of PBS, 194 transitions; 48 and 90 of Slurm" \
        "$(query $name 'select f.cluster, f.jobs, h.transitions from final_state f join history h using (cluster) order by 1')" \
        "$(printf 'pbs|91|194\nslurm|48|90')"
    is "228 collections succeeded; 12 of a server that was down failed" \
        "$(query $name 'select status, count(*) from batch.collection group by 1 order by 1')" \
        "$(printf 'failed|12\nsucceeded|228')"
}

is "the truth has 91 jobs, 86 of them started" \
    "$(query $name 'select count(*), count(started) from truth')" '91|86'
in_order

is "every job of the accounting log is there" \
    "$(query $name "select t.id from truth t left join batch.job j on j.scheduler_job_id = t.id where j.job_id is null")" ''
is "each with its start, end, exit status, queue, user and runs" \
    "$(query $name "select t.id, t.started, extract(epoch from j.started_at), t.ended,
            extract(epoch from j.ended_at), t.code, j.exit_status, t.queue, j.queue, t.runs
        from truth t join batch.job j on j.scheduler_job_id = t.id
        where t.started is distinct from extract(epoch from j.started_at)
           or (t.ended is not null and t.ended <> extract(epoch from j.ended_at))
           or t.code is distinct from j.exit_status or t.queue <> j.queue or t.user_name <> j.user_name
           or (t.runs is not null and t.runs <> j.run_count)")" ''
is "transitions are the changes of state that the documents show, no more and no fewer" \
    "$(query $name "select c.id, c.letters, h.letters from change c left join (
            select j.scheduler_job_id as id, string_agg(t.scheduler_state, '' order by t.observed_at) as letters
            from batch.job_transition t join batch.job j using (job_id) join batch.cluster k using (cluster_id)
            where k.name = 'pbs' group by 1) as h using (id) where h.letters is distinct from c.letters")" ''
is "captures 16 to 20 and 23 to 25 are not UTF-8: repaired, one job marked, none lost" \
    "$(query $name "select count(*), sum(repaired_bytes), (select string_agg(scheduler_job_id, ',')
        from batch.job where is_repaired) from batch.collection where repaired_bytes > 0")" '16|16|58.pbshead'
is "captures 21 and 22 (server down) close nothing: 12 failures, no job changed by them" \
    "$(query $name "select count(*), sum(entries_changed + jobs_lost + transitions_added)
        from batch.collection where status = 'failed'")" '12|0'
is "nothing is lost at the end; what -f alone could not show was mended by -x: 54 of 54" \
    "$(query $name "select sum(jobs_lost), sum(jobs_mended), (select count(*) from batch.job where state = 'lost')
        from batch.collection")" '54|54|0'
is "the requeued job has two runs" \
    "$(query $name "select run_number, extract(epoch from n.started_at)::bigint from batch.job_run n
        join batch.job j using (job_id) where j.scheduler_job_id = '39.pbshead' order by 1")" \
    "$(printf '1|1795218947\n2|1795218959')"
is "exit codes mean what PBS means: walltime, deletion (271 and 265 are deleted jobs)" \
    "$(query $name "select string_agg(distinct outcome, ',' order by outcome) from batch.job j
        join batch.cluster c using (cluster_id) where c.name = 'pbs'")" \
    'deleted,failed,never_ran,succeeded,walltime_exceeded'
is "raw documents are stored once per content" \
    "$(query $name "select (select count(*) from batch.raw_document) =
        (select count(distinct document) from capture where document <> '')")" 't'

before=$(query $name 'table final_state; table history; select count(*) from batch.collection;
    select count(*) from batch.node_snapshot; select count(*) from batch.queue_snapshot;
    select count(*) from batch.system_snapshot; select max(job_id) from batch.job')
is "again: nothing is raised" "$(replay ordinal)" ''
is "again: nothing changed" "$before" "$(query $name 'table final_state; table history;
    select count(*) from batch.collection; select count(*) from batch.node_snapshot;
    select count(*) from batch.queue_snapshot; select count(*) from batch.system_snapshot;
    select max(job_id) from batch.job')"

pbs="where cluster = 'pbs'"
ordered=$(query $name "select * from final_state $pbs; select * from history $pbs")
slurm=$(query $name "select state, count(*) from batch.job j join batch.cluster c using (cluster_id)
    where c.name = 'slurm' group by 1 order by 1")
for seed in 1 2; do
    query $name "truncate batch.cluster, batch.node_snapshot, batch.queue_snapshot, batch.system_snapshot cascade;
        select batch.add_cluster('pbs', 'openpbs', 'UTC'), batch.add_cluster('slurm', 'slurm', 'UTC');" >/dev/null
    is "shuffle $seed: nothing is raised" "$(replay "md5(ordinal::text || '$seed')")" ''
    is "shuffle $seed: every job ends the same, by the same transitions" \
        "$(query $name "select * from final_state $pbs; select * from history $pbs")" "$ordered"
    is "shuffle $seed: Slurm has as many jobs in each state" \
        "$(query $name "select state, count(*) from batch.job j join batch.cluster c using (cluster_id)
            where c.name = 'slurm' group by 1 order by 1")" "$slurm"
done

# The log into what was seen, and the log alone.
for log in "$data"/openpbs/accounting/*; do
    printf "select batch.import_accounting('pbs', '\\\\x%s', '%s');\n" \
        "$(od -An -v -tx1 "$log" | tr -d ' \n')" "$(basename "$log")"
done >"$work/import.sql"
is "the accounting log changes no start, end or exit status" \
    "$(psql -XqAt -d $name -f "$work/import.sql" 2>&1 >/dev/null; query $name "select * from final_state $pbs")" \
    "$(printf '%s' "$ordered" | head -n 1)"
is "gaps in the ids are what was never a job: 38, 43, 44; the reservation took 51" \
    "$(query $name "select first_number, last_number from batch.missing_job('pbs')")" \
    "$(printf '38|38\n43|44')"
query $name "truncate batch.cluster cascade; select batch.add_cluster('pbs'),
    batch.add_cluster('slurm', 'slurm');" >/dev/null
psql -XqAt -d $name -f "$work/import.sql" >/dev/null 2>&1
is "the log alone brings every job with the right start, end, exit status, queue and user" \
    "$(query $name "select t.* from truth t left join batch.job j on j.scheduler_job_id = t.id
        where j.job_id is null or t.started is distinct from extract(epoch from j.started_at)
           or (t.ended is not null and t.ended <> extract(epoch from j.ended_at))
           or t.code is distinct from j.exit_status or t.queue <> j.queue or t.user_name <> j.user_name")" ''
before=$(query $name 'table final_state; table history')
psql -XqAt -d $name -f "$work/import.sql" >/dev/null 2>&1
is "the log again changes nothing" "$(query $name 'table final_state; table history')" "$before"
is "documents after the log agree with it" "$(replay ordinal; query $name "select t.id
        from truth t left join batch.job j on j.scheduler_job_id = t.id
        where t.started is distinct from extract(epoch from j.started_at)
           or (t.ended is not null and t.ended <> extract(epoch from j.ended_at))
           or t.code is distinct from j.exit_status")" ''
