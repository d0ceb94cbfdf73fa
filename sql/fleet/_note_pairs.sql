create or replace function fleet._note_pairs(agent_id bigint, at timestamptz)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Adds the pairs of names that this agent shows and nobody showed before. Sorted, and tested before
-- the insert: two agents that bring the same new pairs wait for each other once and never in a ring.
-- Writes: fleet.namespace_service, fleet.service_container, fleet.job_container
begin
    insert into fleet.namespace_service (namespace, service_name, created_at, updated_at)
    select distinct n.namespace, a.service_name, at, at
    from fleet.placement as p
    join fleet.namespace as n
      on n.namespace_id = p.namespace_id
    join fleet.agent as a
      on a.agent_id = p.agent_id
    where p.agent_id = _note_pairs.agent_id
      and not exists (
          select from fleet.namespace_service as known
          where known.namespace = n.namespace
            and known.service_name = a.service_name)
    order by n.namespace, a.service_name
    on conflict on constraint namespace_service_namespace_service_name_key do nothing;

    insert into fleet.service_container (service_name, container_name, created_at, updated_at)
    select distinct a.service_name, k.container_name, at, at
    from fleet.container as k
    join fleet.agent as a
      on a.agent_id = k.agent_id
    where k.agent_id = _note_pairs.agent_id
      and not exists (
          select from fleet.service_container as known
          where known.service_name = a.service_name
            and known.container_name = k.container_name)
    order by a.service_name, k.container_name
    on conflict on constraint service_container_service_name_container_name_key do nothing;

    insert into fleet.job_container (job_name, container_name, created_at, updated_at)
    select distinct k.job_name, k.container_name, at, at
    from fleet.container as k
    where k.agent_id = _note_pairs.agent_id
      and k.job_name is not null
      and not exists (
          select from fleet.job_container as known
          where known.job_name = k.job_name
            and known.container_name = k.container_name)
    order by k.job_name, k.container_name
    on conflict on constraint job_container_job_name_container_name_key do nothing;
end
$$;

revoke all on function fleet._note_pairs(bigint, timestamptz) from public;
