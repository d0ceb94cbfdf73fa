create or replace function fleet.expire_claims(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.slot
declare
    batch bigint := muster.setting_bigint('fleet.sweep_batch');
    expired bigint;
begin
    if pg_is_in_recovery() then
        return bigint '0';
    end if;
    -- A claim that is being extended right now is locked: it is left alone.
    with due as (
        select s.host_id
        from fleet.slot as s
        where s.expires_at <= at
        order by s.host_id
        limit batch
        for update skip locked
    )
    update fleet.slot as s
    set state = 'available',
        claim_id = null, holder = null, command = null, idempotency_key = null,
        claimed_at = null, claimed_by = null, expires_at = null,
        outcome = 'expired',
        updated_at = greatest(at, s.updated_at)
    from due as d
    where s.host_id = d.host_id;
    get diagnostics expired = row_count;
    return expired;
end
$$;

comment on function fleet.expire_claims(timestamptz) is
'Ends the claims whose ttl is over. Returns how many, at most fleet.sweep_batch.';

revoke all on function fleet.expire_claims(timestamptz) from public;
