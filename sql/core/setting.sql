create or replace view muster.setting as
select d.name,
       coalesce(v.value, d.default_value) as value,
       d.default_value,
       v.name is null as is_default,
       d.type,
       d.min_value,
       d.max_value,
       d.module,
       d.description,
       v.set_at,
       v.set_by
from muster.setting_definition as d
left join muster.setting_value as v
  on v.name = d.name;

comment on view muster.setting is
'Every setting with its effective value. Change one by muster.set_setting(name, value).';
comment on column muster.setting.name is 'module.name; core settings are muster.name';
comment on column muster.setting.value is 'the effective value, as text';
comment on column muster.setting.default_value is 'the value while nobody sets another';
comment on column muster.setting.is_default is 'whether nobody has set another value';
comment on column muster.setting.type is 'interval, bigint, numeric, boolean, text or text[]';
comment on column muster.setting.min_value is
    'the least allowed value; null when there is no limit';
comment on column muster.setting.max_value is
    'the greatest allowed value; null when there is no limit';
comment on column muster.setting.module is 'the module that defines it';
comment on column muster.setting.description is 'what it means';
comment on column muster.setting.set_at is 'when the value was set; null for a default';
comment on column muster.setting.set_by is 'who set the value; null for a default';

create or replace function muster.setting(name text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
    effective text;
begin
    select coalesce(v.value, d.default_value)
    into effective
    from muster.setting_definition as d
    left join muster.setting_value as v
      on v.name = d.name
    where d.name = setting.name;
    if not found then
        raise exception using
            errcode = 'MU101',
            message = format('unknown setting: %s', name),
            hint = 'See muster.setting for the names.';
    end if;
    return effective;
end
$$;

comment on function muster.setting(text) is
'The effective value of a setting, as text.

Raises MU101 for an unknown name.

    select muster.setting(''muster.event_retention'');';

revoke all on function muster.setting(text) from public;
