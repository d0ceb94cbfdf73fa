#!/usr/bin/env bash
# Every statement of the two documents runs unchanged over the compatibility schemas: extracted from
# their text, on data. Called by scripts/test-sql with the server in PG* and the kit in $MUSTER_TEMPLATE.
set -euo pipefail
here=$(dirname "${BASH_SOURCE[0]}")
root=${MUSTER_ROOT:-$(cd "$here/../../.." && pwd)}
number=0
ok() {
    number=$((number + 1))
    if [ "$1" = "$2" ]; then
        printf 'ok %s - %s\n' "$number" "$3"
    else
        printf 'not ok %s - %s\n# expected: %s\n# got: %s\n' "$number" "$3" "$2" "$1"
    fi
}
sql() { psql -XqAt -v ON_ERROR_STOP=1 -d "$1" -c "$2"; }
make_database() {
    psql -Xqd postgres -c "drop database if exists $1 (force)"
    psql -Xqd postgres -c "create database $1 template $MUSTER_TEMPLATE"
}
# run DATABASE DOCUMENT SCHEMA  prints the errors of its statements, and how many there were on fd 3.
run() {
    awk -f "$here/extract_statements.awk" "$2" >"$work/statements.sql"
    PGOPTIONS="-c search_path=$3,pg_catalog" \
        psql -Xq -v ON_ERROR_STOP=0 -d "$1" -f "$work/statements.sql" 2>&1 >"$work/out" |
        grep -E '(ERROR|FATAL|PANIC)' || true
}
statements() {
    sed -e 's/--.*//' -e '/\$\$/,/\$\$/d' "$work/statements.sql" | tr '\n;' ' \n' | grep -c '[A-Za-z]'
}
work=$(mktemp -d)
trap 'rm -rf "$work"; psql -Xqd postgres -c "drop database if exists gprofiler_test (force)" \
    -c "drop database if exists lablink_db (force)"' EXIT
export PGOPTIONS='-c client_min_messages=error'

printf '1..21\n'
make_database gprofiler_test
psql -Xqd gprofiler_test -f "$root/sql/compat/gprofiler.sql"
psql -Xqd gprofiler_test -f "$root/sql/compat/gprofiler.sql"
sql gprofiler_test "
    set search_path = gprofiler, pg_catalog;
    insert into NamespaceServices (namespace, service_name)
    select case when i < 5 then 'production' else 'ns-' || i end, 'svc-' || i
    from generate_series(1, 6000) as i;
    insert into ServiceContainers (service_name, container_name)
    select 'svc-' || i, 'container-' || i from generate_series(1, 6000) as i;
    insert into HostHeartbeats (host_id, host_name, service_name, host_ip, namespace, containers)
    select 'host-' || i, 'host-' || i, 'svc-' || (1 + i % 300), '10.0.0.1', 'ns-' || (1 + i % 300),
           array['container-' || (1 + i % 300)]
    from generate_series(1, 3000) as i;
    insert into HostHeartbeats (host_id, host_name, service_name) values ('your-host-id', 'your-host-id', 'svc-1');
    insert into ProfilingRequest (request_id, service_name, duration_seconds, start_time, status)
    values ('6a8f0f0e-0000-4000-8000-000000000001', 'svc-1', 60, now(), 'in_progress');
    insert into ProfilingCommand (profiling_request_id, host_id, command_type)
    select id, 'host-300', 'start' from ProfilingRequest;
    insert into ProfilingExecutions (profiling_request_id, profiling_command_id, host_name, command_type, started_at, status)
    select r.id, c.id, 'host-300', 'start', now() - interval '1 minute', 'completed' from ProfilingRequest r, ProfilingCommand c;
    insert into ProfilingRequest (service_name, duration_seconds, start_time, status, created_at)
    values ('svc-2', 60, now() - interval '40 days', 'completed', now() - interval '40 days'),
           ('svc-2', 60, now() - interval '40 days', 'pending', now() - interval '40 days');
    insert into ProfilingExecutions (profiling_request_id, host_name, command_type, started_at, status, created_at)
    select id, 'host-1', 'start', now(), 'completed', now() - interval '100 days' from ProfilingRequest where status = 'completed' limit 1;
    insert into ProcessesHosts (process_id, host_id, host_name) values (77, 'host-1', 'host-1');
    insert into ContainerProcesses (container_name, process_id, process_name) values ('container-2', 78, 'java');
    insert into ContainersHosts (container_name, host_id, host_name) values ('sidecar', 'host-1', 'host-1');
    insert into JobContainers (job_name, container_name) values ('nightly', 'container-2');
    reset search_path;
    analyze"
errors=$(run gprofiler_test "$here/documents/gprofiler.md" gprofiler)
ok "$errors" '' 'every statement of the gProfiler document runs'
ok "$(statements)" 18 'all 18 of them were found'
ok "$(grep -c '6a8f0f0e-0000-4000-8000-000000000001' "$work/out")" 1 'the request in progress is listed'
in_gprofiler() { sql gprofiler_test "set search_path = gprofiler, pg_catalog; $1"; }
ok "$(in_gprofiler "select count(*) from ProfilingRequest where created_at < now() - interval '30 days'")" 1 \
    'the retention delete took the old completed request and left the pending one'
ok "$(in_gprofiler "select count(*) from ProfilingExecutions where created_at < now() - interval '90 days'")" 0 \
    'the retention delete took the old execution'
ok "$(in_gprofiler "select count(*) from ProcessesHosts where process_id = 77")" 1 'a process was written'
ok "$(in_gprofiler "select string_agg(process_name, ',') from ContainerProcesses where process_id = 78")" java \
    'a process of a container was written'
ok "$(in_gprofiler "explain select * from HostHeartbeats where host_id = 'your-host-id'" | grep -c 'Index Scan using agent_hostname')" 1 \
    'a host is found by an index scan'
ok "$(in_gprofiler "explain select * from HostHeartbeats where host_id = 'your-host-id'" | grep -c 'Seq Scan' || true)" 0 \
    'and by nothing else'
plan=$(in_gprofiler "explain select ch.host_id from NamespaceServices ns
    join ServiceContainers sc on sc.service_name = ns.service_name
    join ContainersHosts ch on ch.container_name = sc.container_name
    where ns.namespace = 'production'")
ok "$(grep -c 'Seq Scan' <<<"$plan" || true)" 0 'the hierarchical query reads no table whole'
ok "$(in_gprofiler "update ProfilingRequest set status = 'cancelled' where request_id = '6a8f0f0e-0000-4000-8000-000000000001' returning status, updated_at > created_at")" \
    'cancelled|t' 'an update changes the status and updated_at'
ok "$(in_gprofiler "select count(*) from pg_stat_user_indexes where tablename = 'hostheartbeats'" | grep -c '^[1-9]')" 1 \
    'the use of the indexes is shown'
ok "$(in_gprofiler "delete from ProfilingExecutions; delete from ProfilingCommand; delete from ProfilingRequest; delete from HostHeartbeats where host_id = 'host-1'; select count(*) from HostHeartbeats where host_id = 'host-1'")" 0 \
    'deletes need no order and fail on no foreign key'

make_database lablink_db
psql -Xqd lablink_db -f "$root/sql/compat/lablink.sql"
in_lablink() { sql lablink_db "set search_path = lablink, pg_catalog; $1"; }
in_lablink "insert into vms (hostname, status) values ('i-0abc123def456', 'available'), ('i-1', 'available')"
ok "$(sql lablink_db "select string_agg(hostname || ' ' || status, ', ' order by hostname) from fleet.vm")" \
    'i-0abc123def456 available, i-1 available' 'what is inserted into vms is in the pool'
sql lablink_db "select from fleet.claim_host('user@example.com', command => 'a secret')" >/dev/null
ok "$(in_lablink "select count(*) from vms where email = 'user@example.com' and status = 'in-use'")" 1 \
    'a claim shows in vms'
ok "$(psql -XqAt -d lablink_db <<'SQL' | grep -c 'a secret' || true
listen vm_updates;
update lablink.vms set email = 'other@example.com' where email = 'user@example.com';
select 1;
SQL
)" 0 'the notification carries no secret'
long=$(printf 'x%.0s' $(seq 1 9000))
ok "$(in_lablink "update vms set crd_command = '$long' where status = 'in-use' returning length(crd_command)")" 9000 \
    'a command of 9000 characters is no obstacle'
ok "$(sql lablink_db "select string_agg(outcome, ',' order by claim_id) from fleet.claim_history")" replaced \
    'overwriting a holder ends the claim that was there'
in_lablink "delete from vms where hostname = 'i-1'" >/dev/null
ok "$(sql lablink_db "select count(*) from fleet.host where hostname = 'i-1'")" 0 'a delete removes the host'
errors=$(run lablink_db "$here/documents/lablink.md" lablink)
ok "$errors" '' 'every statement of the LabLink document runs'
ok "$(statements)" 31 'all 31 of them were found (a function and its trigger count as one)'
