create or replace function fleet._invalid(field text, problem text, value text default null)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU020
begin
    raise exception using
        errcode = 'MU020',
        message = format('invalid %s: %s', field, problem),
        detail = case when value is null then 'No value was given.'
            else format('The value begins with: %s', left(value, 60)) end,
        hint = format('Correct %s and send it again.', field);
end
$$;

revoke all on function fleet._invalid(text, text, text) from public;
