create or replace procedure muster.run_due_tasks(max_tasks integer default null)
language plpgsql
as $$
-- Commits after each claim and after each run, so it can neither be called inside a transaction nor
-- pin its search_path by a clause; it pins it again in each transaction.
declare
    run muster.task_run;
    runs integer := 0;
begin
    set local search_path = pg_catalog, pg_temp;
    if pg_is_in_recovery() then
        return;
    end if;
    perform muster.cancel_overdue_runs();
    perform muster._mark_lost_runs();
    commit;

    while max_tasks is null or runs < max_tasks loop
        set local search_path = pg_catalog, pg_temp;
        run := muster._claim_task();
        commit;
        exit when run.task_run_id is null;

        set local search_path = pg_catalog, pg_temp;
        run := muster._execute_run(run.task_run_id);
        commit;
        -- Cancelled before its time: somebody wants this call to end, not just this task.
        exit when run.status = 'failed' and run.sqlstate = '57014';
        runs := runs + 1;
    end loop;
end
$$;

comment on procedure muster.run_due_tasks(integer) is
'Runs every task that is due, each in its own transaction, until none is or max_tasks have run. Any
number of sessions may call it at once: one of them runs a given task. A failing task is recorded in
muster.task_run, backs off and stops no other. Does nothing on a hot standby.

Call it from the worker, from pg_cron, or by hand; not inside a transaction.

    call muster.run_due_tasks();';

revoke all on procedure muster.run_due_tasks(integer) from public;
