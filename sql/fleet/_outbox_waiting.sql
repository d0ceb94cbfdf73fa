create or replace function fleet._outbox_waiting()
returns bigint
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Counted up to 10001. The outbox is unlogged, so a standby has none and may not even look.
begin
    if pg_is_in_recovery() then
        return 0::bigint;
    end if;
    return (select count(*) from (select from fleet.outbox limit 10001) as w);
end
$$;

revoke all on function fleet._outbox_waiting() from public;
