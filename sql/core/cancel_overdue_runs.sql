create or replace function muster.cancel_overdue_runs(at timestamptz default clock_timestamp())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A statement cannot shorten its own timeout, so another session cancels what takes too long. A pid
-- may belong to another session by now: only a backend that holds the task's lock is hit. The row
-- lock keeps the run from ending, and its backend from beginning another, until the signal is out.
declare
    overdue record;
    cancelled bigint := 0::bigint;
begin
    if pg_is_in_recovery() then
        return cancelled;
    end if;

    for overdue in
        select r.task, r.runner_pid
        from muster.task_run as r
        join muster.task_state as s
          on s.task = r.task
        join pg_catalog.pg_locks as l
          on l.pid = r.runner_pid
        where r.status = 'running'
          and r.timeout_at <= at
          and l.locktype = 'advisory'
          and l.database = (
              select d.oid from pg_catalog.pg_database as d where d.datname = current_database())
          and l.classid::bigint = muster._task_lock()::bit(32)::bigint
          and l.objid::bigint = s.task_id
          and l.objsubid = 2
          and l.granted
        for update of r skip locked
    loop
        begin
            if pg_cancel_backend(overdue.runner_pid) then
                cancelled := cancelled + 1;
            end if;
        exception when insufficient_privilege then
            raise warning using
                errcode = 'MU301',
                message = format('you may not cancel the overdue run of task %s', overdue.task),
                detail = format('It runs in backend %s.', overdue.runner_pid),
                hint = 'Call this as the role that runs the tasks, or as a member of '
                    'pg_signal_backend.';
        end;
    end loop;
    return cancelled;
end
$$;

comment on function muster.cancel_overdue_runs(timestamptz) is
'Cancels every run that is over its timeout, and returns how many. The worker calls it each second
from a connection of its own; muster.run_due_tasks() calls it too. The cancelled run is recorded as
timed_out by its own session.

    select muster.cancel_overdue_runs();';

revoke all on function muster.cancel_overdue_runs(timestamptz) from public;
