create or replace function fleet.mark_available(hostname text, at timestamptz default now())
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.slot
-- Raises: MU120, MU224
begin
    perform fleet._durable();
    update fleet.slot as s
    set state = 'available',
        failed_reason = null,
        updated_at = greatest(at, s.updated_at)
    where s.host_id = fleet._slot_of(mark_available.hostname)
      and s.state <> 'in-use';
    if not found then
        raise exception using
            errcode = 'MU224',
            message = 'the host is held',
            detail = format('Host %s has a claim.', mark_available.hostname),
            hint = 'Release it with fleet.release_host() first.';
    end if;
end
$$;

comment on function fleet.mark_available(text, timestamptz) is
'Brings a failed host back into allocation.

Raises MU120 for a host that is in no pool, MU224 when it is held.';

revoke all on function fleet.mark_available(text, timestamptz) from public;
