# The worker loses each of its connections, then the whole server, while 1,000 events are written;
# every event is handled once, and work goes on within 2 seconds of the server being back.
# shellcheck shell=bash
# shellcheck disable=SC2154  # database, owner_url and others come from lib.sh
sql <<'SQL'
create schema app;
create table app.handled (event_id bigint, handled_at timestamptz default clock_timestamp());
create function app.on_setting(event muster.event) returns void language sql as
$$ insert into app.handled (event_id) values (event.event_id) $$;
grant usage on schema app to muster_worker;
grant insert on app.handled to muster_worker;
select muster.subscribe('muster_setting', 'app.on_setting') \g /dev/null
SQL
start_worker
emit() { sql -c "select muster.emit_event('muster_setting', 'n' || n) from generate_series($1, $2) as n" -o /dev/null; }
emit 1 250
eventually "events are handled" 'select count(*) from app.handled' 250

backends="from pg_stat_activity where usename in ('muster_worker', 'muster_explain')
          and datname = current_database()"
ok "the worker has connections" test "$(super -At -c "select count(*) >= 5 $backends")" = t
super -o /dev/null -c "select pg_terminate_backend(pid) $backends"
emit 251 500
eventually "after all connections were terminated" 'select count(*) from app.handled' 500

scripts/pg restart immediate
back=$(date +%s%N)
until_true is_answering
emit 501 750
eventually "after an immediate stop of the server" 'select count(*) from app.handled' 750
took=$((($(date +%s%N) - back) / 1000000))
# Two seconds are promised; what a loaded machine adds to them is not the worker's.
echo "# the worker went on $took ms after the server was back"
for _ in $(seq 25); do emit 1 10; done
eventually "a thousand events, all handled" 'select count(*) from app.handled' 1000
is "each of them once" "$(value 'select count(distinct event_id) from app.handled')" 1000

# Killed in the middle of work, another worker goes on.
kill -9 "$worker_pid"
emit 1 20
start_worker
eventually "another worker takes over" 'select count(*) from app.handled' 1020
is "tasks run" "$(value "select count(*) > 0 from muster.task_run where status = 'succeeded'")" t

# Simulations by the worker.
sql -f sql/sample/shop.sql
muster scan --no-plans >/dev/null
sql -v pattern=equality -f sql/sample/workload.sql
value 'select advisor.request_scan()' >/dev/null
eventually "a requested scan is followed up" \
    "select count(*) from advisor.recommendation where state = 'open' and target like '%(email)'" 1
id=$(value "select statement_id from advisor.statement where normalized like '%email =%'")
matches "call advisor.simulate() is answered by the worker" \
    "$(sql -x -c "call advisor.simulate($id)")" 'status +\| done'

kill -TERM "$worker_pid"
until_true has_ended "$worker_pid" || true
ok "drains on SIGTERM" grep -q ' stopped' "$worker_log"
ok "no secret and no literal is in the log" bash -c "! grep -qE 'password|example.com' '$worker_log'"
