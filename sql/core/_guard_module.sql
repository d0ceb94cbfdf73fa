create or replace function muster._guard_module(module text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Stops the installer when the module's schema is not ours, or ours but gone.
-- Raises: MU402, MU403
declare
    owner name;
    is_recorded boolean := exists (
        select from muster.schema_step as s where s.module = _guard_module.module);
begin
    select r.rolname
    into owner
    from pg_catalog.pg_namespace as n
    join pg_catalog.pg_roles as r
      on r.oid = n.nspowner
    where n.nspname = _guard_module.module;

    if owner is null and is_recorded then
        raise exception using
            errcode = 'MU402',
            message = format('the schema %s is gone', module),
            detail = 'The ledger muster.schema_step says that it was installed.',
            hint = 'Restore the schema, or run sql/uninstall.sql and install again.';
    end if;
    if owner is not null and not is_recorded then
        raise exception using
            errcode = 'MU403',
            message = format('a schema named %s exists and is not ours', module),
            detail = format('It belongs to %s and the ledger does not know it.', owner),
            hint = 'Rename or drop that schema, or leave the module out with -v modules=...';
    end if;
    if owner <> current_user then
        raise exception using
            errcode = 'MU403',
            message = format('the schema %s belongs to somebody else', module),
            detail = format('Its owner is %s and you are %s.', owner, current_user),
            hint = format('Connect as %s, or run SET ROLE %I first.', owner, owner);
    end if;
end
$$;

revoke all on function muster._guard_module(text) from public;
