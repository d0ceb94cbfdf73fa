create or replace function fleet.mark_failed(
    hostname text,
    reason text default null,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.slot
-- Raises: MU120
begin
    perform fleet._durable();
    update fleet.slot as s
    set state = 'failed',
        claim_id = null, holder = null, command = null, idempotency_key = null,
        claimed_at = null, claimed_by = null, expires_at = null,
        outcome = 'failed',
        failed_reason = left(reason, 1000),
        updated_at = greatest(at, s.updated_at)
    where s.host_id = fleet._slot_of(mark_failed.hostname);
end
$$;

comment on function fleet.mark_failed(text, text, timestamptz) is
'Takes a host out of allocation with a reason; a claim that holds it ends as failed.

Raises MU120 for a host that is in no pool. fleet.mark_available() brings it back.';

revoke all on function fleet.mark_failed(text, text, timestamptz) from public;
