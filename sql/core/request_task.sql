create or replace function muster.request_task(task text, at timestamptz default now())
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.task_state
-- Raises: MU101
begin
    perform muster._check_task(task);
    insert into muster.task_state as s (task, next_run_at)
    values (task, at)
    on conflict on constraint task_state_pkey do update
    set next_run_at = least(s.next_run_at, excluded.next_run_at);
end
$$;

comment on function muster.request_task(text, timestamptz) is
'Makes a task due now: whoever runs tasks takes it up next. A task that is stopped stays stopped, and
one that is due already stays so. For who may not run tasks; muster.run_task() runs one at once.

Raises MU101 for an unknown task.

    select muster.request_task(''muster.event_retention'');';

revoke all on function muster.request_task(text, timestamptz) from public;
