create or replace function profiling._is_address(value text)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
    perform value::inet;
    return true;
exception when invalid_text_representation then
    return false;
end
$$;

revoke all on function profiling._is_address(text) from public;
