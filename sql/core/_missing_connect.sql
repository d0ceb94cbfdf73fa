create or replace function muster._missing_connect(role_name text)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The command that lets the role into this database, when it is not public. Not run by us: it
    -- would change an object that is not ours.
    select format('grant connect on database %I to %I;', current_database(), $1)
    where not has_database_privilege($1, current_database(), 'connect')
$$;

revoke all on function muster._missing_connect(text) from public;
