create or replace function muster._system_identifier()
returns bigint
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Which cluster this is; null where the function is not granted. 5 us.
begin
    if has_function_privilege('pg_catalog.pg_control_system()', 'execute') then
        return (select c.system_identifier from pg_catalog.pg_control_system() as c);
    end if;
    return null;
end
$$;

revoke all on function muster._system_identifier() from public;
