create or replace function muster._execute_run(task_run_id bigint)
returns muster.task_run
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Runs a claimed task in the caller's transaction and records how it ended. A failure undoes what
-- the task did and is recorded here; it never reaches the caller. The advisory lock says to others
-- that the run is alive: it ends with the transaction or with the backend, whichever is first. The
-- function's name is the kit's: muster.task is written by installs only.
-- @plpgsql_check_options: security_warnings = off
-- Writes: muster.task_run, muster.task_state, and what the task writes
declare
    run muster.task_run;
    task record;
    done bigint;
    error_code text;
    error_message text;
    error_detail text;
    error_hint text;
    error_context text;
begin
    select r.*
    into strict run
    from muster.task_run as r
    where r.task_run_id = _execute_run.task_run_id;
    select e.*
    into strict task
    from muster._effective_task as e
    where e.task = run.task;

    if not pg_try_advisory_xact_lock(muster._task_lock(), task.task_id) then
        -- Whoever holds it is judging this run dead, or has not ended an earlier one.
        update muster.task_run as r
        set status = 'skipped',
            finished_at = clock_timestamp()
        where r.task_run_id = run.task_run_id
          and r.status = 'running'
        returning r.*
        into run;
        return run;
    end if;

    -- Only a holder of the lock ends a run, so from here on the answer cannot change.
    perform
    from muster.task_run as r
    where r.task_run_id = run.task_run_id
      and r.status = 'running';
    if not found then
        return null;
    end if;

    begin
        -- Through text, because the function may return void.
        execute format('select nullif(%s()::text, '''')::bigint', task.function_name) into done;
        -- Still inside: a cancellation that arrives while this waits is meant for this run.
        update muster.task_run as r
        set status = 'succeeded',
            finished_at = clock_timestamp(),
            rows = done
        where r.task_run_id = run.task_run_id
        returning r.*
        into run;
    exception when query_canceled or assert_failure or others then
        get stacked diagnostics
            error_code = returned_sqlstate,
            error_message = message_text,
            error_detail = pg_exception_detail,
            error_hint = pg_exception_hint,
            error_context = pg_exception_context;
    end;

    if error_code is not null then
        update muster.task_run as r
        set status = case
                when error_code = '57014' and clock_timestamp() >= r.timeout_at then 'timed_out'
                else 'failed'
            end,
            finished_at = clock_timestamp(),
            sqlstate = error_code,
            message = error_message,
            detail = nullif(error_detail, ''),
            hint = nullif(error_hint, ''),
            context = error_context
        where r.task_run_id = run.task_run_id
        returning r.*
        into run;
    end if;
    perform muster._reschedule_task(run.task, run.status = 'succeeded', coalesce(done, 0));
    return run;
end
$$;

revoke all on function muster._execute_run(bigint) from public;
