create or replace function fleet.release_host(
    hostname text,
    claim_id bigint default null,
    at timestamptz default now()
)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- Writes: fleet.slot, fleet.claim_history, fleet.outbox
-- Raises: MU120, MU221
declare
    slot record;
begin
    if current_setting('muster.synchronous_commit', true) <> '' then
        perform fleet._durable();
    end if;
    with held as (
        select s.claim_id, s.host_id, h.hostname, s.pool, s.holder, s.idempotency_key,
               s.claimed_at, s.claimed_by
        from fleet.host as h
        join fleet.slot as s
          on s.host_id = h.host_id
        where h.hostname = release_host.hostname
          and s.state = 'in-use'
          and (release_host.claim_id is null or s.claim_id = release_host.claim_id)
        for update of s
    ),
    ended as (
        update fleet.slot as s
        set state = 'available',
            claim_id = null, holder = null, command = null, idempotency_key = null,
            claimed_at = null, claimed_by = null, expires_at = null,
            updated_at = greatest(at, s.updated_at)
        from held as o
        where s.host_id = o.host_id
        returning o.*, s.updated_at as released_at
    ),
    told as (
        insert into fleet.outbox (topic, subject)
        select 'fleet_vm', e.host_id::text
        from ended as e
    )
    insert into fleet.claim_history (
        claim_id, host_id, hostname, pool, holder, idempotency_key, claimed_at, claimed_by,
        released_at, released_by, outcome)
    select e.claim_id, e.host_id, e.hostname, e.pool, e.holder, e.idempotency_key, e.claimed_at,
           e.claimed_by, e.released_at, session_user, 'released'
    from ended as e;
    if found then
        return true;
    end if;

    select s.state, s.claim_id
    into slot
    from fleet.slot as s
    where s.host_id = fleet._slot_of(release_host.hostname);
    if slot.state = 'in-use' and not exists (
        select
        from fleet.claim_history as c
        where c.claim_id = release_host.claim_id) then
        raise exception using
            errcode = 'MU221',
            message = 'the host is held by another claim',
            detail = format('Host %s is held by claim %s.', release_host.hostname, slot.claim_id),
            hint = 'Release with the claim_id that fleet.claim_host() gave you.';
    end if;
    return false;
end
$$;

comment on function fleet.release_host(text, bigint, timestamptz) is
'Ends the claim of a host and makes the host available again.

With claim_id only that claim: a late release never ends the claim of somebody else. Returns whether
there was something to end; releasing twice is harmless.

Raises MU120 for a host that is in no pool, MU221 when another claim holds it.

    select fleet.release_host(''i-0abc123def456'', 42);';

revoke all on function fleet.release_host(text, bigint, timestamptz) from public;
