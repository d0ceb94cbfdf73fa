create or replace function muster._define_task(
    task text,
    function_name text,
    every interval,
    timeout interval,
    description text,
    batch_setting text default null
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- function_name is a function that can be called without arguments, does bounded work and returns
-- the rows done (or nothing). When batch_setting names a setting and a run returns at least its
-- value, there is more to do and the task is due again at once.
-- Writes: muster.task
-- Raises: MU101
begin
    if not exists (
        select
        from pg_catalog.pg_proc as p
        join pg_catalog.pg_namespace as n
          on n.oid = p.pronamespace
        where parse_ident(function_name) = array[n.nspname, p.proname]::text[]
          and p.prokind = 'f'
          and p.pronargs = p.pronargdefaults
          and p.prorettype in ('bigint'::regtype, 'void'::regtype)) then
        raise exception using
            errcode = 'MU101',
            message = format('task %s calls a function that does not exist', task),
            detail = format(
                'No %s can be called without arguments and returns bigint or void.', function_name),
            hint = 'Create the function before definition.sql defines the task.';
    end if;
    insert into muster.task as t
        (task, module, function_name, every, timeout, batch_setting, description)
    values
        (task, muster._defining_module(), function_name, every, timeout, batch_setting,
         description);
end
$$;

revoke all on function
    muster._define_task(text, text, interval, interval, text, text) from public;
