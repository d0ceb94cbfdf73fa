#!/usr/bin/env bash
# A runner that dies, as the worker's own login: its run is lost, the next call runs the task again.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_killed
database "$name" template "$MUSTER_TEMPLATE"
query "$name" "select muster.setup_roles('mk_reader', 'mk_agent', 'mk_operator', 'mk_admin');
    select muster.setup_logins('mk_worker', 'mk_explain')" >/dev/null
roles+=(mk_worker mk_explain mk_admin mk_operator mk_reader mk_agent)
query "$name" "
    create schema unit;
    grant usage on schema unit to mk_admin;
    create table unit.gate (a int);
    create table unit.done (a int);
    grant all on unit.gate, unit.done to mk_admin;
    create function unit.waits() returns bigint language sql as
        'lock table unit.gate in exclusive mode; insert into unit.done values (1); select 1::bigint';
    create function unit.stubborn() returns bigint language plpgsql as \$\$
    begin
        begin
            lock table unit.gate in exclusive mode;
        exception when query_canceled then
            raise exception 'I was cancelled and say something else';
        end;
        return 1;
    end \$\$;
    begin;
    select muster._begin_definitions('unit');
    select muster._define_task('unit.waits', 'unit.waits', '1 minute', '10 minutes', 'x');
    commit;
    insert into muster.task_state (task, is_enabled) values ('unit.waits', true)" >/dev/null
runs="select status, coalesce(sqlstate, '-') from muster.task_run where task = 'unit.waits'
    order by task_run_id"

# Every task of every module runs with the rights of the worker's login, which is not superuser.
export PGUSER=mk_worker
query "$name" 'call muster.run_due_tasks()'
is 'the worker may run every task' \
    "$(query "$name" "select task, message from muster.task_run where status <> 'succeeded'")" ''
is 'and ran every one' "$(query "$name" "
    select task from muster.task where task not in (select task from muster.task_run)")" ''
is 'the worker is no superuser' \
    "$(query "$name" 'select rolsuper from pg_roles where rolname = current_user')" f

# hold  keeps the gate shut, so that the task waits; open lets go.
hold() {
    PGUSER=postgres psql -Xq -d "$name" -c 'begin' -c 'lock table unit.gate' -c 'select pg_sleep(60)' \
        >/dev/null 2>&1 &
    holder=$!
    wait_for "select exists (select from pg_locks where relation = 'unit.gate'::regclass and granted)"
}
open() {
    on_server "select pg_terminate_backend(pid) from pg_stat_activity
        where query = 'select pg_sleep(60)'" >/dev/null
    wait "$holder" 2>/dev/null || true
}
wait_for() {
    local i
    for ((i = 0; i < 200; i++)); do
        [ "$(query "$name" "$1")" = t ] && return
        sleep 0.05
    done
    printf '# waited in vain for: %s\n' "$1"
}
due() { query "$name" "update muster.task_state set next_run_at = now() where task = 'unit.waits'"; }
waiting="select exists (select from pg_locks where relation = 'unit.gate'::regclass and not granted)"

hold
due
psql -XqAt -d "$name" -c 'call muster.run_due_tasks()' >"$work/killed" 2>&1 &
runner=$!
wait_for "$waiting"
query "$name" "select pg_terminate_backend(runner_pid) from muster.task_run
    where status = 'running'" >/dev/null
wait "$runner"
is 'a killed runner leaves a run that says running' "$(query "$name" "$runs" | tail -n 1)" 'running|-'
open
query "$name" 'call muster.run_due_tasks()'
is 'the next call knows that it is lost' "$(query "$name" "$runs" | tail -n 1)" 'lost|-'
due
query "$name" 'call muster.run_due_tasks()'
is 'and it runs again' "$(query "$name" "$runs" | tail -n 1)" 'succeeded|-'
is 'what the dead one did is undone' "$(query "$name" 'select count(*) from unit.done')" 2

# Over its timeout, with a task that hides the cancellation; cancelled from another connection of
# the same login, as the worker does it.
PGUSER=postgres query "$name" "create or replace function unit.waits() returns bigint language sql as
    'select unit.stubborn()'"
query "$name" "select muster.set_task('unit.waits', timeout => '1 second')" >/dev/null
hold
due
psql -XqAt -d "$name" -c 'call muster.run_due_tasks()' >"$work/overdue" 2>&1 &
runner=$!
wait_for "$waiting"
is 'nothing is overdue yet' "$(query "$name" 'select muster.cancel_overdue_runs()')" 0
wait_for "select exists (select from muster.task_run where status = 'running' and timeout_at < now())"
is 'then one is, and is cancelled' "$(query "$name" 'select muster.cancel_overdue_runs()')" 1
wait "$runner"
is 'the call ends well' "$(cat "$work/overdue")" ''
is 'what the task made of it is recorded' "$(query "$name" "$runs" | tail -n 1)" 'failed|P0001'
open

# A login that may not signal the runner's backend is told, and no task suffers.
hold
query "$name" "select muster.set_task('unit.waits', timeout => '1 millisecond')" >/dev/null
due
PGUSER=postgres psql -XqAt -d "$name" -c 'call muster.run_due_tasks()' >/dev/null 2>&1 &
runner=$!
wait_for "$waiting"
out=$(psql -XqAt -d "$name" -v VERBOSITY=verbose -c 'select muster.cancel_overdue_runs()' 2>&1)
matches 'the worker may not cancel a superuser' "$out" 'WARNING:  MU301: you may not cancel.*HINT.*0$'
on_server "select pg_cancel_backend(pid) from pg_stat_activity
    where query ~ '^call muster' and datname = '$name'" >/dev/null
wait "$runner"
open
