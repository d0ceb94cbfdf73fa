create or replace function muster._claim_task(
    only_task text default null,
    at timestamptz default now()
)
returns muster.task_run
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Claims the task that has been due longest, or the named one whether due or not: a running row in
-- muster.task_run and the next time in muster.task_state, for the caller to commit. Null when there
-- is nothing to claim. A state row that is locked is being claimed by somebody else.
-- Writes: muster.task_state, muster.task_run
declare
    due record;
    run muster.task_run;
begin
    insert into muster.task_state as s (task, next_run_at)
    select t.task, at
    from muster.task as t
    where not exists (select from muster.task_state as s where s.task = t.task)
    on conflict on constraint task_state_pkey do nothing;

    select s.task, e.every, e.timeout
    into due
    from muster.task_state as s
    join muster._effective_task as e
      on e.task = s.task
    where case
              when _claim_task.only_task is null then e.is_enabled and s.next_run_at <= at
              else s.task = _claim_task.only_task
          end
      and not exists (
          select
          from muster.task_run as r
          where r.task = s.task
            and r.status = 'running')
    order by s.next_run_at, s.task
    limit 1
    for update of s skip locked;
    if not found then
        return null;
    end if;

    -- Between the query above and the lock it took, another session may have claimed and committed.
    insert into muster.task_run as r
        (task, status, started_at, timeout_at, runner_pid, runner_start, runner)
    select due.task, 'running', at, at + due.timeout, pg_backend_pid(), a.backend_start,
           concat_ws(' ', session_user, nullif(a.application_name, ''), host(a.client_addr))
    from pg_catalog.pg_stat_activity as a
    where a.pid = pg_backend_pid()
    on conflict (task) where status = 'running' do nothing
    returning r.*
    into run;
    if not found then
        return null;
    end if;

    update muster.task_state as s
    set next_run_at = at + due.every
    where s.task = due.task;
    return run;
end
$$;

revoke all on function muster._claim_task(text, timestamptz) from public;
