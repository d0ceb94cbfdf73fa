create or replace function muster.setting_interval(name text)
returns interval
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select muster.setting($1)::interval
$$;

comment on function muster.setting_interval(text) is
'The effective value of a setting as interval. Raises MU101 for an unknown name.';

revoke all on function muster.setting_interval(text) from public;
