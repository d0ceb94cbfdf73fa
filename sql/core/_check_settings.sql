create or replace function muster._check_settings()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- A value may outlive its setting, which a later release no longer defines.
    select 'settings',
           case when count(*) = 0 then 'ok' else 'warning' end,
           case
               when count(*) = 0 then 'Every value belongs to a setting.'
               else format('No release setting: %s.', string_agg(v.name, ', ' order by v.name))
           end,
           case
               when count(*) > 0 then format('select muster.set_setting(%L, null);', min(v.name))
           end
    from muster.setting_value as v
    where not exists (select from muster.setting_definition as d where d.name = v.name)
$$;

revoke all on function muster._check_settings() from public;
