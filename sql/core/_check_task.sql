create or replace function muster._check_task(task text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU101
begin
    if not exists (select from muster.task as t where t.task = _check_task.task) then
        raise exception using
            errcode = 'MU101',
            message = format('unknown task: %s', task),
            hint = 'See muster.stat_task for the names.';
    end if;
end
$$;

revoke all on function muster._check_task(text) from public;
