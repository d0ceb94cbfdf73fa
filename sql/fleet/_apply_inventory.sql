create or replace function fleet._apply_inventory(
    agent_id bigint,
    containers jsonb,
    inventory_hash bigint,
    at timestamptz
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Makes the stored topology of one agent equal to what it reports; only differences are written.
-- Writes: fleet.beat, fleet.namespace, fleet.container, fleet.process, fleet.placement,
--         fleet.namespace_service, fleet.service_container, fleet.job_container
declare
    agent record;
begin
    select a.service_id, a.service_name
    into strict agent
    from fleet.agent as a
    where a.agent_id = _apply_inventory.agent_id;

    insert into fleet.namespace as n (namespace)
    select distinct i.namespace
    from fleet._inventory_item(containers) as i
    where i.namespace is not null
      and not exists (select from fleet.namespace as known where known.namespace = i.namespace)
    order by i.namespace
    on conflict on constraint namespace_namespace_key do nothing;

    delete from fleet.container as k
    where k.agent_id = _apply_inventory.agent_id
      and not exists (
          select from fleet._inventory_item(containers) as i
          where i.container_key = k.container_key);

    insert into fleet.container as k (
        agent_id, service_id, namespace_id, container_key, container_name, pod_name,
        workload_name, workload_kind, job_name, runtime, created_at, updated_at)
    select _apply_inventory.agent_id, agent.service_id, n.namespace_id, i.container_key,
           i.container_name, i.pod_name, i.workload_name, i.workload_kind, i.job_name, i.runtime,
           at, at
    from fleet._inventory_item(containers) as i
    left join fleet.namespace as n
      on n.namespace = i.namespace
    order by i.container_key
    on conflict on constraint container_agent_id_container_key_key do update
    set namespace_id = excluded.namespace_id,
        container_name = excluded.container_name,
        pod_name = excluded.pod_name,
        workload_name = excluded.workload_name,
        workload_kind = excluded.workload_kind,
        job_name = excluded.job_name,
        runtime = excluded.runtime,
        updated_at = at
    where (k.namespace_id, k.container_name, k.pod_name, k.workload_name, k.workload_kind,
           k.job_name, k.runtime)
        is distinct from
          (excluded.namespace_id, excluded.container_name, excluded.pod_name,
           excluded.workload_name, excluded.workload_kind, excluded.job_name, excluded.runtime);

    delete from fleet.process as p
    using fleet.container as k
    where k.agent_id = _apply_inventory.agent_id
      and p.container_id = k.container_id
      and not exists (
          select from fleet._inventory_process(containers) as i
          where i.container_key = k.container_key
            and i.pid = p.pid);

    insert into fleet.process as p (container_id, pid, process_name, created_at)
    select k.container_id, i.pid, i.process_name, at
    from fleet._inventory_process(containers) as i
    join fleet.container as k
      on k.agent_id = _apply_inventory.agent_id
     and k.container_key = i.container_key
    on conflict on constraint process_pkey do update
    set process_name = excluded.process_name
    where p.process_name <> excluded.process_name;

    delete from fleet.placement as p
    where p.agent_id = _apply_inventory.agent_id
      and not exists (
          select from fleet.container as k
          where k.agent_id = _apply_inventory.agent_id
            and k.namespace_id = p.namespace_id);
    insert into fleet.placement (namespace_id, service_id, agent_id)
    select distinct k.namespace_id, k.service_id, k.agent_id
    from fleet.container as k
    where k.agent_id = _apply_inventory.agent_id
      and k.namespace_id is not null
    on conflict on constraint placement_pkey do nothing;

    perform fleet._note_pairs(_apply_inventory.agent_id, at);

    update fleet.beat as b
    set inventory_hash = _apply_inventory.inventory_hash
    where b.agent_id = _apply_inventory.agent_id;
end
$$;

revoke all on function fleet._apply_inventory(bigint, jsonb, bigint, timestamptz) from public;
