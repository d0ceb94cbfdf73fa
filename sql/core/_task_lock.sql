create or replace function muster._task_lock()
returns integer
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- First key of the advisory lock that a runner holds; the second is task_state.task_id.
    select hashtext('muster task')
$$;

revoke all on function muster._task_lock() from public;
