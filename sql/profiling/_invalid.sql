create or replace function profiling._invalid(field text, problem text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU035
begin
    raise exception using
        errcode = 'MU035',
        message = format('invalid %s: %s', field, problem),
        hint = format('Correct %s and submit again.', field);
end
$$;

revoke all on function profiling._invalid(text, text) from public;
