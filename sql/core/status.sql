create or replace function muster.status()
returns table (component text, state text, detail text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- A module takes part by having a function _status() with these three columns. What the caller may
-- not ask is left out.
declare
    hook record;
begin
    for hook in
        select s.schema_name
        from muster._installed_schema() as s
        join pg_catalog.pg_proc as p
          on p.pronamespace = s.schema_id
         and p.proname = '_status'
         and p.pronargs = 0
        where has_function_privilege(p.oid, 'execute')
        order by s.ordinal
    loop
        return query execute format(
            'select s.component, s.state, s.detail from %I._status() as s', hook.schema_name);
    end loop;
end
$$;

comment on function muster.status() is
'What is installed and what it is doing, one row for each component.

    select * from muster.status();';

revoke all on function muster.status() from public;
