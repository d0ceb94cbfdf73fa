create or replace function muster.version()
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select '0.1.0'
$$;

comment on function muster.version() is
'The release of the kit that is installed here, as major.minor.patch.

    select muster.version();';

revoke all on function muster.version() from public;
