create or replace function batch._ingest_nodes(
    collection batch.collection,
    readings batch.node[],
    is_complete boolean
)
returns batch.collection
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A snapshot row per node that differs from its row before, and of every node at the first look of a
-- day. A document that comes late writes all nodes, and again what was known at the next look, so that
-- the rows in between say what they would have said in order.
-- Writes: batch.node, batch.node_snapshot, batch.system_snapshot, batch.node_day_stale, batch.queue
declare
    at timestamptz := collection.observed_at;
    previous_at timestamptz;
    next_at timestamptz;
    is_baseline boolean;
begin
    select max(c.observed_at) filter (where c.observed_at < at),
           min(c.observed_at) filter (where c.observed_at > at)
    into previous_at, next_at
    from batch.collection as c
    where c.cluster_id = collection.cluster_id
      and c.source = collection.source
      and c.status = 'succeeded';
    is_baseline := next_at is not null or previous_at is null
        or (previous_at at time zone 'UTC')::date < (at at time zone 'UTC')::date;

    if next_at is not null then
        insert into batch.node_snapshot
            (node_id, observed_at, cluster_id, state, is_up, is_present, cores_total, cores_assigned,
             gpus_total, gpus_assigned, memory_total, memory_assigned)
        select s.node_id, next_at, s.cluster_id, s.state, s.is_up, s.is_present, s.cores_total,
               s.cores_assigned, s.gpus_total, s.gpus_assigned, s.memory_total, s.memory_assigned
        from batch.node as n
        cross join lateral (
            select k.*
            from batch.node_snapshot as k
            where k.node_id = n.node_id and k.observed_at <= next_at
              and k.observed_at > next_at - interval '2 days'
            order by k.observed_at desc
            limit 1
        ) as s
        where n.cluster_id = collection.cluster_id
        on conflict do nothing;
    end if;

    with incoming as materialized (
        select distinct on (r.name) r.*
        from unnest(readings) as r
        order by r.name
    ), known as materialized (
        select n.*
        from batch.node as n
        where n.cluster_id = collection.cluster_id
    ), upserted as (
        insert into batch.node as n
            (cluster_id, name, host, state, is_up, cores_total, cores_assigned, gpus_total, gpus_assigned,
             memory_total, memory_assigned, jobs, queues, reservations, comment, state_changed_at,
             last_used_at, is_present, first_seen_at, observed_at)
        select collection.cluster_id, i.name, i.host, i.state, i.is_up, i.cores_total, i.cores_assigned,
               i.gpus_total, i.gpus_assigned, i.memory_total, i.memory_assigned, i.jobs, i.queues,
               i.reservations, i.comment, i.state_changed_at, i.last_used_at, true, at, at
        from incoming as i
        left join known as k
          on k.name = i.name
        where k.node_id is null
           or (next_at is null and (k.state, k.cores_total, k.cores_assigned, k.gpus_total,
                k.gpus_assigned, k.memory_total, k.memory_assigned, k.jobs, k.queues, k.reservations,
                k.is_present)
               is distinct from
               (i.state, i.cores_total, i.cores_assigned, i.gpus_total, i.gpus_assigned, i.memory_total,
                i.memory_assigned, i.jobs, i.queues, i.reservations, true))
           or (next_at is null and (k.comment, k.host, k.state_changed_at, k.last_used_at)
               is distinct from (i.comment, i.host, i.state_changed_at, i.last_used_at))
        on conflict on constraint node_cluster_id_name_key do update
        set host = excluded.host,
            state = excluded.state,
            is_up = excluded.is_up,
            cores_total = excluded.cores_total,
            cores_assigned = excluded.cores_assigned,
            gpus_total = excluded.gpus_total,
            gpus_assigned = excluded.gpus_assigned,
            memory_total = excluded.memory_total,
            memory_assigned = excluded.memory_assigned,
            jobs = excluded.jobs,
            queues = excluded.queues,
            reservations = excluded.reservations,
            comment = excluded.comment,
            state_changed_at = coalesce(excluded.state_changed_at, n.state_changed_at),
            last_used_at = coalesce(excluded.last_used_at, n.last_used_at),
            is_present = true,
            observed_at = excluded.observed_at
        returning n.node_id, n.name, xmax = 0 as is_new
    ), vanished as (
        update batch.node as n
        set is_present = false,
            is_up = false,
            cores_assigned = 0,
            gpus_assigned = 0,
            memory_assigned = 0,
            jobs = '{}',
            observed_at = at
        from known as k
        where is_complete
          and next_at is null
          and n.node_id = k.node_id
          and k.is_present
          and not exists (select from incoming as i where i.name = k.name)
        returning n.node_id, n.cluster_id, n.state, n.cores_total, n.gpus_total, n.memory_total
    ), snap as materialized (
        select coalesce(k.node_id, u.node_id) as node_id, i.state, i.is_up, true as is_present,
               i.cores_total, i.cores_assigned, i.gpus_total, i.gpus_assigned, i.memory_total,
               i.memory_assigned
        from incoming as i
        left join known as k
          on k.name = i.name
        left join upserted as u
          on u.name = i.name
        where is_baseline
           or k.node_id is null
           or (k.state, k.is_up, k.is_present, k.cores_total, k.cores_assigned, k.gpus_total,
               k.gpus_assigned, k.memory_total, k.memory_assigned)
              is distinct from
              (i.state, i.is_up, true, i.cores_total, i.cores_assigned, i.gpus_total, i.gpus_assigned,
               i.memory_total, i.memory_assigned)
        union all
        select v.node_id, v.state, false, false, v.cores_total, 0, v.gpus_total, 0, v.memory_total, 0
        from vanished as v
    ), corrected as (
        -- A second document of the same second.
        update batch.node_snapshot as s
        set state = i.state,
            is_up = i.is_up,
            is_present = i.is_present,
            cores_total = i.cores_total,
            cores_assigned = i.cores_assigned,
            gpus_total = i.gpus_total,
            gpus_assigned = i.gpus_assigned,
            memory_total = i.memory_total,
            memory_assigned = i.memory_assigned
        from snap as i
        where s.cluster_id = collection.cluster_id
          and s.observed_at = at
          and s.node_id = i.node_id
          and (s.state, s.is_up, s.is_present, s.cores_total, s.cores_assigned, s.gpus_total,
               s.gpus_assigned, s.memory_total, s.memory_assigned)
              is distinct from
              (i.state, i.is_up, i.is_present, i.cores_total, i.cores_assigned, i.gpus_total,
               i.gpus_assigned, i.memory_total, i.memory_assigned)
    ), snapped as (
        insert into batch.node_snapshot
            (node_id, observed_at, cluster_id, state, is_up, is_present, cores_total, cores_assigned,
             gpus_total, gpus_assigned, memory_total, memory_assigned)
        select i.node_id, at, collection.cluster_id, i.state, i.is_up, i.is_present, i.cores_total,
               i.cores_assigned, i.gpus_total, i.gpus_assigned, i.memory_total, i.memory_assigned
        from snap as i
        on conflict do nothing
    )
    select (select count(*) from incoming),
           count(*) filter (where u.is_new),
           count(*) filter (where not u.is_new) + (select count(*) from vanished)
    into collection.entries_seen, collection.entries_added, collection.entries_changed
    from upserted as u;

    if exists (select from unnest(readings) as r where r.state like '%<various>%') then
        collection.warnings := collection.warnings
            || 'vnodes are merged in this document: collect pbsnodes -av'::text;
    end if;

    if is_complete then
        insert into batch.system_snapshot
            (cluster_id, kind, observed_at, cores_total, cores_available, cores_assigned, gpus_available,
             gpus_assigned, memory_available, memory_assigned, nodes_total, nodes_up, nodes_busy)
        select collection.cluster_id, 'nodes', at,
               coalesce(sum(r.cores_total), 0),
               coalesce(sum(r.cores_total) filter (where r.is_up), 0),
               coalesce(sum(r.cores_assigned), 0),
               coalesce(sum(r.gpus_total) filter (where r.is_up), 0),
               coalesce(sum(r.gpus_assigned), 0),
               coalesce(sum(r.memory_total) filter (where r.is_up), 0),
               coalesce(sum(r.memory_assigned), 0),
               count(*),
               count(*) filter (where r.is_up),
               count(*) filter (where r.is_up and r.cores_assigned > 0)
        from unnest(readings) as r
        on conflict do nothing;
    end if;

    -- The use of a day is known when the look after it is in; a late document may change any.
    insert into batch.node_day_stale (cluster_id, day)
    select collection.cluster_id, d::date
    from generate_series(
        (coalesce(previous_at, at) at time zone 'UTC')::date::timestamp,
        (coalesce(next_at, at) at time zone 'UTC')::date::timestamp,
        interval '1 day') as d
    where d::date >= (at at time zone 'UTC')::date - 7;

    insert into batch.queue (cluster_id, name, kind, first_seen_at, observed_at)
    select distinct collection.cluster_id, p.name, 'partition', at, at
    from unnest(readings) as r
    cross join unnest(r.queues) as p (name)
    where collection.source = 'sinfo'
    on conflict on constraint queue_cluster_id_name_key do nothing;
    return collection;
end
$$;

revoke all on function batch._ingest_nodes(batch.collection, batch.node[], boolean) from public;
