create or replace function fleet.extend_claim(
    hostname text,
    claim_id bigint,
    ttl interval,
    at timestamptz default now()
)
returns timestamptz
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.slot
-- Raises: MU020, MU120, MU221
declare
    until timestamptz;
begin
    if ttl is null or ttl <= interval '0' or not isfinite(ttl) then
        perform fleet._invalid('ttl', 'it is not positive', ttl::text);
    end if;
    perform fleet._durable();
    update fleet.slot as s
    set expires_at = greatest(at, s.claimed_at) + ttl,
        updated_at = greatest(at, s.updated_at)
    where s.host_id = fleet._slot_of(extend_claim.hostname)
      and s.claim_id = extend_claim.claim_id
    returning s.expires_at
    into until;
    if not found then
        raise exception using
            errcode = 'MU221',
            message = 'the claim does not hold this host',
            detail = format('Claim %s of host %s has ended or never was.', claim_id, hostname),
            hint = 'Claim a host again; the old one may be in use by somebody else.';
    end if;
    return until;
end
$$;

comment on function fleet.extend_claim(text, bigint, interval, timestamptz) is
'Moves the end of a claim to ttl from now and returns it.

Raises MU020 for a ttl that is not positive, MU120 for a host that is in no pool, MU221 when the claim
does not hold the host any more.';

revoke all on function fleet.extend_claim(text, bigint, interval, timestamptz) from public;
