create or replace function muster.setting_bigint(name text)
returns bigint
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select muster.setting($1)::bigint
$$;

comment on function muster.setting_bigint(text) is
'The effective value of a setting as bigint. Raises MU101 for an unknown name.';

revoke all on function muster.setting_bigint(text) from public;
