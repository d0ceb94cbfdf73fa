create or replace function advisor.setup_sandbox(
    sandbox text default null,
    reuse boolean default false
)
returns table (kind text, role_name text, outcome text, fix text)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The schema belongs to the caller, so that he may drop what is in it; its tables belong to the
-- login that made them, so that he may not read it by owning the schema.
-- Writes: muster.role, pg_authid, pg_namespace
-- Raises: MU202, MU301, MU403
declare
    mark constant text := 'Sandbox of Muster: copies made by advisor.simulate(mode => ''real'').';
    fixes text[];
begin
    if to_regnamespace('muster_sandbox') is not null
        and obj_description(to_regnamespace('muster_sandbox')::oid, 'pg_namespace')
            is distinct from mark then
        raise exception using
            errcode = 'MU403',
            message = 'a schema muster_sandbox exists that is not ours',
            hint = 'Rename that schema.';
    end if;
    kind := 'sandbox';
    role_name := coalesce(
        sandbox,
        (select r.role_name from muster.role as r where r.kind = 'sandbox'),
        'muster_sandbox');
    outcome := muster._create_role(kind, role_name, 'login', reuse);
    if to_regnamespace('muster_sandbox') is null then
        create schema muster_sandbox;
        execute format('comment on schema muster_sandbox is %L', mark);
    end if;
    execute format('grant usage, create on schema muster_sandbox to %I', role_name);
    fixes := array[
        muster._grant_membership('pg_read_all_data', role_name),
        muster._missing_connect(role_name),
        muster._excess_membership(role_name)];
    fix := nullif(array_to_string(fixes, ' '), '');
    return next;
end
$$;

comment on function advisor.setup_sandbox(text, boolean) is
'Creates what advisor.simulate(mode => ''real'') needs: the schema muster_sandbox, and a login
without a password that may read every table and create tables in that schema, and nothing else.

The copies belong to that login; only it and superusers can read them. The schema belongs to you,
so that the sweep, which runs with your rights, can drop whatever was left in it. Call it as the
owner of the kit, after muster.setup_logins(); call it again at any time.

Returns the login: created, reused or unchanged; fix holds the commands that need more rights than
yours, or null.

Raises MU202 when the role exists and reuse is false, or is not fit; MU301 when you may not create
roles; MU403 when a schema muster_sandbox of somebody else is there.

    select * from advisor.setup_sandbox();';

revoke all on function advisor.setup_sandbox(text, boolean) from public;
