create or replace function muster.setting_boolean(name text)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select muster.setting($1)::boolean
$$;

comment on function muster.setting_boolean(text) is
'The effective value of a setting as boolean. Raises MU101 for an unknown name.';

revoke all on function muster.setting_boolean(text) from public;
