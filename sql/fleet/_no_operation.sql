create or replace function fleet._no_operation(operation_id bigint)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU121
begin
    raise exception using
        errcode = 'MU121',
        message = 'no such running operation',
        detail = format('Operation %s is unknown or has ended.', operation_id),
        hint = 'See fleet.stat_operation.';
end
$$;

revoke all on function fleet._no_operation(bigint) from public;
