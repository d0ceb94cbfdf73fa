create or replace procedure muster.run_task(task text)
language plpgsql
as $$
-- Raises: MU101, MU201, and what the task raised
declare
    run muster.task_run;
begin
    set local search_path = pg_catalog, pg_temp;
    if not exists (select from muster.task as t where t.task = run_task.task) then
        raise exception using
            errcode = 'MU101',
            message = format('unknown task: %s', task),
            hint = 'See muster.stat_task for the names.';
    end if;
    perform muster._mark_lost_runs();
    run := muster._claim_task(task);
    commit;
    if run.task_run_id is null then
        raise exception using
            errcode = 'MU201',
            message = format('task %s is running already', task),
            hint = 'Wait for it to end; see muster.stat_task.';
    end if;

    set local search_path = pg_catalog, pg_temp;
    run := muster._execute_run(run.task_run_id);
    commit;
    if run.sqlstate is not null then
        raise exception using
            errcode = run.sqlstate,
            message = run.message,
            detail = coalesce(run.detail, ''),
            hint = coalesce(run.hint, '');
    end if;
end
$$;

comment on procedure muster.run_task(text) is
'Runs a task now, whether it is due or enabled or not, and raises what it raised. The run is
recorded either way.

Raises MU101 for an unknown task and MU201 when it is running already. Not inside a transaction.

    call muster.run_task(''muster.event_retention'');';

revoke all on procedure muster.run_task(text) from public;
