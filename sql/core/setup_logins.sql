create or replace function muster.setup_logins(
    worker text default null,
    explain text default null,
    reuse boolean default false
)
returns table (kind text, role_name text, outcome text, fix text)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.role, pg_authid, pg_db_role_setting
-- Raises: MU101, MU202, MU301
declare
    admin_role text := (select r.role_name from muster.role as r where r.kind = 'admin');
    fixes text[];
    setting_command text;
begin
    if admin_role is null then
        raise exception using
            errcode = 'MU101',
            message = 'the admin role has not been set up',
            hint = 'Run select * from muster.setup_roles(); first.';
    end if;

    kind := 'worker';
    role_name := coalesce(
        worker,
        (select r.role_name from muster.role as r where r.kind = 'worker'),
        'muster_worker');
    outcome := muster._create_role(kind, role_name, 'login', reuse);
    fixes := array[
        muster._grant_membership(admin_role, role_name),
        muster._grant_membership('pg_monitor', role_name),
        muster._missing_connect(role_name)];
    fix := nullif(array_to_string(fixes, ' '), '');
    return next;

    kind := 'explain';
    role_name := coalesce(
        explain,
        (select r.role_name from muster.role as r where r.kind = 'explain'),
        'muster_explain');
    outcome := muster._create_role(kind, role_name, 'login', reuse);
    if not exists (
        select
        from pg_catalog.pg_db_role_setting as s
        join pg_catalog.pg_roles as r
          on r.oid = s.setrole
        where r.rolname = role_name
          and s.setdatabase = 0
          and 'default_transaction_read_only=on' = any (s.setconfig)) then
        setting_command := muster._change_role(
            format('alter role %I set default_transaction_read_only = on', role_name));
    end if;
    fixes := array[
        muster._grant_membership('pg_read_all_data', role_name),
        muster._missing_connect(role_name),
        setting_command,
        muster._excess_membership(role_name)];
    fix := nullif(array_to_string(fixes, ' '), '');
    return next;
end
$$;

comment on function muster.setup_logins(text, text, boolean) is
'Creates the two logins of the worker, without passwords: set one, or let pg_hba.conf trust them.

worker is a member of the admin role and of pg_monitor. explain plans captured statements, and
nothing else: no superuser, pg_read_all_data for the privilege checks of EXPLAIN, read-only
transactions by default, no other membership, so that a function planted in a captured statement
finds nothing to use.

Returns one row for each login: created, reused or unchanged; fix holds the commands that need more
rights than yours, or null.

Raises MU101 before muster.setup_roles(), MU202 when a role exists and reuse is false or is
superuser or may create roles, MU301 when you may not create roles.

    select * from muster.setup_logins();';

revoke all on function muster.setup_logins(text, text, boolean) from public;
