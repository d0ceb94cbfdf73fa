create or replace function muster.setting_text_array(name text)
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select muster.setting($1)::text[]
$$;

comment on function muster.setting_text_array(text) is
'The effective value of a setting as text[]. Raises MU101 for an unknown name.';

revoke all on function muster.setting_text_array(text) from public;
