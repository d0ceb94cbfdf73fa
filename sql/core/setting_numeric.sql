create or replace function muster.setting_numeric(name text)
returns numeric
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select muster.setting($1)::numeric
$$;

comment on function muster.setting_numeric(text) is
'The effective value of a setting as numeric. Raises MU101 for an unknown name.';

revoke all on function muster.setting_numeric(text) from public;
