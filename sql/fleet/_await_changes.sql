create or replace function fleet._await_changes(longest interval, every interval)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Whether changes wait to be told; returns as soon as some do, at the latest after the longest time.
-- To look here costs a hundredth of what it costs a client to ask, twenty times a second, all day.
declare
    until timestamptz := clock_timestamp() + least(longest, interval '1 minute');
begin
    loop
        if exists (select from fleet.outbox) then
            return true;
        end if;
        exit when clock_timestamp() >= until;
        perform pg_sleep(extract(epoch from every));
    end loop;
    return false;
end
$$;

revoke all on function fleet._await_changes(interval, interval) from public;
