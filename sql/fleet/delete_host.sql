create or replace function fleet.delete_host(hostname text)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.slot, fleet.host and what belongs to it
begin
    perform fleet._durable();
    -- The slot first: its record needs the host's name.
    delete from fleet.slot as s
    using fleet.host as h
    where h.hostname = delete_host.hostname
      and s.host_id = h.host_id;
    delete from fleet.host as h
    where h.hostname = delete_host.hostname;
    return found;
end
$$;

comment on function fleet.delete_host(text) is
'Removes a host, its agents, its topology and its place in a pool. A claim that holds it ends as
deleted; its record stays. Returns whether there was such a host.';

revoke all on function fleet.delete_host(text) from public;
