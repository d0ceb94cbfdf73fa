create or replace function fleet.delete_old_rows(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Hosts that are in no pool and were not heard for long, ended claims, ended operations, and pairs of
-- names that nobody shows any more.
-- Writes: fleet.host, fleet.claim_history, fleet.operation, and the three tables of pairs
declare
    batch bigint := muster.setting_bigint('fleet.retention_batch');
    deleted bigint;
    most bigint := bigint '0';
begin
    if pg_is_in_recovery()
        or not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('fleet.delete_old_rows')) then
        return bigint '0';
    end if;

    -- The beats are locked first, then looked at again: a heartbeat that arrives meanwhile waits and
    -- finds the host gone, or is seen here and keeps it.
    with candidate as (
        select h.host_id
        from fleet.host as h
        where h.liveness_since < at - muster.setting_interval('fleet.host_retention')
          and h.liveness in ('lost', 'unknown')
          and not exists (select from fleet.slot as s where s.host_id = h.host_id)
        order by h.host_id
        limit batch
        for update of h skip locked
    ),
    held as (
        select b.host_id, b.seen_at
        from fleet.beat as b
        join candidate as c
          on c.host_id = b.host_id
        order by b.agent_id
        for update of b
    )
    delete from fleet.host as h
    using candidate as c
    where h.host_id = c.host_id
      and not exists (
          select from held as d
          where d.host_id = h.host_id
            and d.seen_at >= at - muster.setting_interval('fleet.host_retention'));
    get diagnostics deleted = row_count;
    most := greatest(most, deleted);

    delete from fleet.claim_history as c
    where c.claim_id = any (array(
        select o.claim_id
        from fleet.claim_history as o
        where o.released_at < at - muster.setting_interval('fleet.claim_retention')
        order by o.released_at
        limit batch));
    get diagnostics deleted = row_count;
    most := greatest(most, deleted);

    delete from fleet.operation as p
    where p.operation_id = any (array(
        select o.operation_id
        from fleet.operation as o
        where o.state <> 'running'
          and o.started_at < at - muster.setting_interval('fleet.operation_retention')
        order by o.started_at
        limit batch));
    get diagnostics deleted = row_count;
    most := greatest(most, deleted);

    delete from fleet.namespace_service as p
    where not p.is_declared
      and p.updated_at < at - interval '1 hour'
      and not exists (
          select
          from fleet.placement as k
          join fleet.namespace as n
            on n.namespace_id = k.namespace_id
          join fleet.service as s
            on s.service_id = k.service_id
          where n.namespace = p.namespace
            and s.service_name = p.service_name);
    delete from fleet.service_container as p
    where not p.is_declared
      and p.updated_at < at - interval '1 hour'
      and not exists (
          select
          from fleet.container as k
          join fleet.service as s
            on s.service_id = k.service_id
          where k.container_name = p.container_name
            and s.service_name = p.service_name);
    delete from fleet.job_container as p
    where not p.is_declared
      and p.updated_at < at - interval '1 hour'
      and not exists (
          select from fleet.container as k
          where k.job_name = p.job_name
            and k.container_name = p.container_name);
    return most;
end
$$;

comment on function fleet.delete_old_rows(timestamptz) is
'Retention: hosts outside of pools that were lost for fleet.host_retention, claims that ended
fleet.claim_retention ago, operations, and pairs of names that are gone. At most fleet.retention_batch
of each; returns the largest number deleted of one kind.';

revoke all on function fleet.delete_old_rows(timestamptz) from public;
