-- Stops before anything is touched: server too old, installed by psql already, a schema not ours.
do $$
declare
    taken text;
begin
    if current_setting('server_version_num')::int < 150000 then
        raise exception using
            errcode = 'MU405',
            message = 'the server is too old',
            detail = format('This is PostgreSQL %s.', current_setting('server_version')),
            hint = 'Muster needs PostgreSQL 15 or later.';
    end if;

    if to_regclass('muster.schema_step') is not null then
        raise exception using
            errcode = 'MU401',
            message = 'muster is installed by psql here',
            hint = 'Go on with sql/install.sql, or run sql/uninstall.sql first.';
    end if;

    select string_agg(n.nspname, ', ' order by n.nspname)
    into taken
    from pg_catalog.pg_namespace as n
    where n.nspname = any (string_to_array('@schemas@', ','));
    if taken is not null then
        raise exception using
            errcode = 'MU403',
            message = 'a schema that muster needs exists and is not ours',
            detail = format('There is already: %s.', taken),
            hint = 'Rename or drop it, or install with psql and leave that module out.';
    end if;
end
$$;
