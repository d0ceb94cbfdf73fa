create or replace function muster._define_setting(
    name text,
    default_value text,
    type text,
    description text,
    min text default null,
    max text default null
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.setting_definition
-- Raises: MU001 when the default itself is not allowed
begin
    insert into muster.setting_definition as d
        (name, module, default_value, type, min_value, max_value, description)
    values
        (name, muster._defining_module(), default_value, type, min, max, description);
    if default_value is not null then
        perform muster._check_setting(name, default_value);
    end if;
end
$$;

revoke all on function muster._define_setting(text, text, text, text, text, text) from public;
