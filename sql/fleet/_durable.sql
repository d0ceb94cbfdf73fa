create or replace function fleet._durable()
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A heartbeat lets its transaction commit asynchronously. Whoever writes something that must survive
-- a crash later in the same transaction takes that back.
declare
    before text := current_setting('muster.synchronous_commit', true);
begin
    if before <> '' then
        perform set_config('synchronous_commit', before, true);
    end if;
end
$$;

revoke all on function fleet._durable() from public;
