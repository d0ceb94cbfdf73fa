create or replace function muster._defining_module()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU901
declare
    module text := current_setting('muster.defining', true);
begin
    if coalesce(module, '') = '' then
        raise exception using
            errcode = 'MU901',
            message = 'a definition outside of any module',
            hint = 'Call muster._begin_definitions(module) first, in the same transaction.';
    end if;
    return module;
end
$$;

revoke all on function muster._defining_module() from public;
