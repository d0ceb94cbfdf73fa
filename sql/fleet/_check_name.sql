create or replace function fleet._check_name(field text, value text, is_required boolean default true)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU020
begin
    if value is null or value = '' then
        if is_required then
            perform fleet._invalid(field, 'it is empty');
        end if;
    elsif length(value) > 255 then
        perform fleet._invalid(field, 'it is longer than 255 characters', value);
    elsif value ~ '[[:cntrl:]]' then
        perform fleet._invalid(field, 'it contains a control character');
    end if;
end
$$;

revoke all on function fleet._check_name(text, text, boolean) from public;
