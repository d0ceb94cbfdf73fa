create or replace function muster._create_role(
    kind text,
    role_name text,
    attributes text,
    reuse boolean
)
returns text
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Creates the role unless it is there, records which part it plays, and returns what happened.
-- The attributes come from our own two callers, not from theirs.
-- @plpgsql_check_options: security_warnings = off
-- Writes: muster.role, pg_authid
-- Raises: MU002, MU202, MU301
declare
    found_role pg_catalog.pg_roles;
    is_known boolean;
    wants_login boolean := attributes = 'login';
begin
    if coalesce(role_name, '') = '' then
        raise exception using
            errcode = 'MU002',
            message = format('no name for the %s role', kind),
            hint = 'Name the role, or leave the argument out for its default.';
    end if;

    if exists (
        select from muster.role as r
        where r.role_name = _create_role.role_name and r.kind <> _create_role.kind) then
        raise exception using
            errcode = 'MU202',
            message = format('the role %s plays another part already', role_name),
            detail = format('It cannot be the %s role too.', kind),
            hint = 'Name another role; see muster.role.';
    end if;

    is_known := exists (
        select from muster.role as r
        where r.kind = _create_role.kind and r.role_name = _create_role.role_name);

    select r.*
    into found_role
    from pg_catalog.pg_roles as r
    where r.rolname = _create_role.role_name;

    if not found then
        begin
            execute format('create role %I %s', role_name, attributes);
        exception when insufficient_privilege then
            raise exception using
                errcode = 'MU301',
                message = format('you may not create the role %s', role_name),
                detail = format('%s has no CREATEROLE.', current_user),
                hint = format(
                    'Let an administrator run: create role %I %s; then call this again with '
                    'reuse => true.', role_name, attributes);
        end;
    else
        if found_role.rolsuper or found_role.rolcreaterole or found_role.rolcreatedb
            or found_role.rolreplication or found_role.rolbypassrls
            or found_role.rolcanlogin <> wants_login then
            raise exception using
                errcode = 'MU202',
                message = format('the role %s is not fit to be the %s role', role_name, kind),
                detail = format(
                    'It must have none of superuser, createrole, createdb, replication, bypassrls, '
                    'and must be %s.', attributes),
                hint = 'Name another role, or change its attributes with ALTER ROLE.';
        end if;
        if not is_known and not reuse then
            raise exception using
                errcode = 'MU202',
                message = format('the role %s exists already', role_name),
                detail = 'Roles belong to the whole cluster; another database may use it.',
                hint = 'Pass reuse => true if it is meant to serve this database too.';
        end if;
    end if;

    if not is_known then
        -- A part that was played by another role is taken from it.
        perform muster._forget_role(kind);
        insert into muster.role (kind, role_name, was_created)
        values (kind, role_name, found_role.oid is null);
    end if;
    return case
        when found_role.oid is null then 'created'
        when is_known then 'unchanged'
        else 'reused'
    end;
end
$$;

revoke all on function muster._create_role(text, text, text, boolean) from public;
