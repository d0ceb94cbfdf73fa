create or replace function muster.set_task(
    task text,
    is_enabled boolean default null,
    every interval default null,
    timeout interval default null,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.task_state
-- Raises: MU001, MU101
begin
    perform muster._check_task(task);
    if every <= interval '0' or timeout <= interval '0' then
        raise exception using
            errcode = 'MU001',
            message = 'an interval of a task must be positive',
            detail = format('every is %L, timeout is %L.', every, timeout),
            hint = 'Pass is_enabled => false to stop a task.';
    end if;

    insert into muster.task_state as s (task, is_enabled, every, timeout, next_run_at)
    values (task, is_enabled, every, timeout, at)
    on conflict on constraint task_state_pkey do update
    set is_enabled = excluded.is_enabled,
        every = excluded.every,
        timeout = excluded.timeout,
        next_run_at = least(
            s.next_run_at,
            at + coalesce(
                excluded.every,
                (select t.every from muster.task as t where t.task = s.task)));
end
$$;

comment on function muster.set_task(text, boolean, interval, interval, timestamptz) is
'Overrides how a task is run in this database: all three at once, null for what its module defines.

Raises MU101 for an unknown task and MU001 for an interval that is not positive.

    select muster.set_task(''muster.event_retention'', every => ''1 day'');
    select muster.set_task(''muster.event_retention'', is_enabled => false);
    select muster.set_task(''muster.event_retention'');';

revoke all on function
    muster.set_task(text, boolean, interval, interval, timestamptz) from public;
