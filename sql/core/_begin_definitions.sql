create or replace function muster._begin_definitions(module text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- First line of each module's definition.sql: forgets what the module defined before, and makes the
-- following _define_* calls of this transaction speak for it.
-- Writes: every table of definitions
begin
    delete from muster.setting_definition as d where d.module = _begin_definitions.module;
    delete from muster.error_code as d where d.module = _begin_definitions.module;
    delete from muster.topic as d where d.module = _begin_definitions.module;
    delete from muster.task as d where d.module = _begin_definitions.module;
    delete from muster.grant_rule as d where d.module = _begin_definitions.module;
    delete from muster.undumped_table as d where d.module = _begin_definitions.module;
    perform set_config('muster.defining', module, true);
end
$$;

revoke all on function muster._begin_definitions(text) from public;
