create or replace function muster._check_setting(name text, value text)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU001, MU101
declare
    definition muster.setting_definition;
    problem text;
begin
    select d.*
    into definition
    from muster.setting_definition as d
    where d.name = _check_setting.name;
    if not found then
        raise exception using
            errcode = 'MU101',
            message = format('unknown setting: %s', name),
            hint = 'See muster.setting for the names.';
    end if;

    begin
        problem := case definition.type
            when 'interval' then case
                when value::interval < definition.min_value::interval then 'below the least'
                when value::interval > definition.max_value::interval then 'above the most' end
            when 'bigint' then case
                when value::bigint < definition.min_value::bigint then 'below the least'
                when value::bigint > definition.max_value::bigint then 'above the most' end
            when 'numeric' then case
                when value::numeric in ('nan', 'infinity', '-infinity') then 'not a finite number'
                when value::numeric < definition.min_value::numeric then 'below the least'
                when value::numeric > definition.max_value::numeric then 'above the most' end
            when 'boolean' then case when value::boolean is null then 'null' end
            when 'text[]' then case when value::text[] is null then 'null' end
        end;
    exception when data_exception then
        problem := 'not of that type';
    end;

    if problem is not null then
        raise exception using
            errcode = 'MU001',
            message = format('invalid value for setting %s', name),
            detail = format('%L is %s: the type is %s%s.', value, problem, definition.type,
                coalesce(', from ' || definition.min_value, '')
                || coalesce(', to ' || definition.max_value, '')),
            hint = 'Give a value within the range, or null for the default.';
    end if;
end
$$;

revoke all on function muster._check_setting(text, text) from public;
