-- Stops before anything is touched: server too old, the other way of installing, a schema not ours.
do $$
declare
    owner name;
begin
    if current_setting('server_version_num')::int < 150000 then
        raise exception using
            errcode = 'MU405',
            message = 'the server is too old',
            detail = format('This is PostgreSQL %s.', current_setting('server_version')),
            hint = 'Muster needs PostgreSQL 15 or later.';
    end if;

    if exists (select from pg_catalog.pg_extension where extname = 'muster') then
        raise exception using
            errcode = 'MU401',
            message = 'muster is installed as an extension here',
            hint = 'Use ALTER EXTENSION muster UPDATE or DROP EXTENSION muster instead.';
    end if;

    select r.rolname
    into owner
    from pg_catalog.pg_namespace as n
    join pg_catalog.pg_roles as r
      on r.oid = n.nspowner
    where n.nspname = 'muster';

    if not found then
        return;
    end if;
    if to_regclass('muster.schema_step') is null then
        raise exception using
            errcode = 'MU403',
            message = 'a schema named muster exists and is not ours',
            detail = format('It belongs to %s and holds no ledger of Muster.', owner),
            hint = 'Rename or drop that schema, or install Muster in another database.';
    end if;
    if owner <> current_user then
        raise exception using
            errcode = 'MU403',
            message = 'the schema muster belongs to somebody else',
            detail = format('Its owner is %s and you are %s.', owner, current_user),
            hint = format('Connect as %s, or run SET ROLE %I first.', owner, owner);
    end if;
end
$$;
