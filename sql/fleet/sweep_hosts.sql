create or replace function fleet.sweep_hosts(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Compares what is derived from the beats with what was last told, and tells only the difference.
-- The beats are 10 MB for 100,000 hosts and are read whole: an index on seen_at would end HOT.
-- Writes: fleet.host, fleet.slot, fleet.outbox
declare
    stale_before timestamptz := at - muster.setting_interval('fleet.stale_after');
    lost_before timestamptz := at - muster.setting_interval('fleet.lost_after');
    flap_window interval := muster.setting_interval('fleet.flap_window');
    flap_changes bigint := muster.setting_bigint('fleet.flap_changes');
    batch bigint := muster.setting_bigint('fleet.sweep_batch');
    changed bigint;
    released bigint;
begin
    if pg_is_in_recovery()
        or not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('fleet.sweep_hosts')) then
        return bigint '0';
    end if;

    with seen as (
        select b.host_id, max(b.seen_at) as seen_at
        from fleet.beat as b
        where b.seen_at > '-infinity'
        group by b.host_id
    ),
    verdict as (
        select h.host_id,
               h.liveness as before,
               case
                   when s.seen_at >= stale_before then 'alive'
                   when s.seen_at >= lost_before then 'stale'
                   else 'lost'
               end as liveness
        from seen as s
        join fleet.host as h
          on h.host_id = s.host_id
    ),
    difference as (
        select h.host_id, v.before, v.liveness
        from verdict as v
        join fleet.host as h
          on h.host_id = v.host_id
        where v.liveness <> v.before
        order by h.host_id
        limit batch
        for no key update of h skip locked
    ),
    updated as (
        update fleet.host as h
        set liveness = d.liveness,
            liveness_since = at,
            changes = case when h.changes_since < at - flap_window then 1 else h.changes + 1 end,
            changes_since = case when h.changes_since < at - flap_window then at
                                 else h.changes_since end,
            is_flapping = h.changes_since >= at - flap_window and h.changes + 1 >= flap_changes
        from difference as d
        where h.host_id = d.host_id
        returning h.host_id, h.hostname, d.before, h.liveness, h.changes, h.is_flapping
    ),
    told as (
        insert into fleet.outbox (topic, subject, detail)
        select 'fleet_host', u.host_id::text,
               jsonb_build_object('change', 'liveness', 'hostname', u.hostname,
                                  'before', u.before, 'after', u.liveness)
        from updated as u
        where u.before <> 'unknown' or u.liveness <> 'alive'
        union all
        select 'fleet_host', u.host_id::text,
               jsonb_build_object('change', 'flapping', 'hostname', u.hostname,
                                  'changes', u.changes)
        from updated as u
        where u.changes = flap_changes
    )
    select count(*)
    into changed
    from updated;

    -- A host that has been quiet for a whole window is calm again.
    update fleet.host as h
    set is_flapping = false
    where h.is_flapping
      and h.changes_since < at - flap_window
      and h.liveness_since < at - flap_window;

    with lost as (
        select s.host_id
        from fleet.slot as s
        join fleet.host as h
          on h.host_id = s.host_id
        where s.state = 'in-use'
          and h.liveness = 'lost'
          and not exists (
              select from fleet.beat as b
              where b.host_id = s.host_id
                and b.seen_at >= lost_before)
        order by s.host_id
        limit batch
        for update of s skip locked
    )
    update fleet.slot as s
    set state = 'failed',
        claim_id = null, holder = null, command = null, idempotency_key = null,
        claimed_at = null, claimed_by = null, expires_at = null,
        outcome = 'lost',
        failed_reason = 'the host was lost while it was held',
        updated_at = greatest(at, s.updated_at)
    from lost as l
    where s.host_id = l.host_id;
    get diagnostics released = row_count;

    -- What failed because it was lost comes back with the host; what somebody marked does not.
    update fleet.slot as s
    set state = 'available',
        failed_reason = null,
        updated_at = greatest(at, s.updated_at)
    from fleet.host as h
    where s.state = 'failed'
      and s.outcome = 'lost'
      and h.host_id = s.host_id
      and h.liveness = 'alive';
    return greatest(changed, released);
end
$$;

comment on function fleet.sweep_hosts(timestamptz) is
'Brings fleet.host.liveness up to date and writes an event for each host whose liveness changed or
that flaps; ends the claims of lost hosts, and returns such hosts to their pool when they are back.
Returns the number of hosts done, at most fleet.sweep_batch.';

revoke all on function fleet.sweep_hosts(timestamptz) from public;
