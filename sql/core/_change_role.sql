create or replace function muster._change_role(command text)
returns text
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Runs a command that changes a role. Returns null, or the command when somebody with more rights
-- has to run it. Call it only when the role is not yet as it should be: of two databases that change
-- a role at once, one gets an error.
-- The commands are our own callers': names by %I.
-- @plpgsql_check_options: security_warnings = off
-- Writes: pg_authid, pg_auth_members, pg_db_role_setting
begin
    execute command;
    return null;
exception when insufficient_privilege then
    return command || ';';
end
$$;

revoke all on function muster._change_role(text) from public;
