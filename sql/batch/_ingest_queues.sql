create or replace function batch._ingest_queues(
    collection batch.collection,
    queues jsonb,
    is_complete boolean
)
returns batch.collection
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- "Queue" of qstat -Q -f -F json.
-- Writes: batch.queue, batch.queue_snapshot
declare
    at timestamptz := collection.observed_at;
begin
    with incoming as materialized (
        select q.key as name, q.value as printed
        from jsonb_each(queues) as q
    ), upserted as (
        insert into batch.queue as q
            (cluster_id, name, kind, is_enabled, is_started, priority, walltime_max_for,
             walltime_default_for, attributes, first_seen_at, observed_at)
        select collection.cluster_id, i.name, lower(i.printed ->> 'queue_type'),
               i.printed ->> 'enabled' = 'True', i.printed ->> 'started' = 'True',
               batch._count(i.printed ->> 'Priority'),
               batch._span(i.printed #>> '{resources_max,walltime}'),
               batch._span(i.printed #>> '{resources_default,walltime}'),
               i.printed - '{total_jobs,state_count,resources_assigned}'::text[],
               at, at
        from incoming as i
        on conflict on constraint queue_cluster_id_name_key do update
        set kind = excluded.kind,
            is_enabled = excluded.is_enabled,
            is_started = excluded.is_started,
            priority = excluded.priority,
            walltime_max_for = excluded.walltime_max_for,
            walltime_default_for = excluded.walltime_default_for,
            attributes = excluded.attributes,
            is_present = true,
            vanished_at = null,
            observed_at = excluded.observed_at
        where excluded.observed_at >= q.observed_at
          and (q.attributes <> excluded.attributes or not q.is_present)
        returning xmax = 0 as is_new
    )
    select (select count(*) from incoming),
           count(*) filter (where u.is_new),
           count(*) filter (where not u.is_new)
    into collection.entries_seen, collection.entries_added, collection.entries_changed
    from upserted as u;

    if is_complete then
        update batch.queue as q
        set is_present = false,
            vanished_at = at,
            observed_at = at
        where q.cluster_id = collection.cluster_id
          and q.is_present
          and q.observed_at < at
          and not queues ? q.name
          and not exists (
              select
              from batch.collection as c
              where c.cluster_id = collection.cluster_id
                and c.source = collection.source
                and c.status = 'succeeded'
                and c.observed_at > at);
    end if;

    insert into batch.queue_snapshot
        (queue_id, observed_at, cluster_id, jobs_total, jobs_queued, jobs_held, jobs_waiting, jobs_running,
         jobs_other, cores_assigned, gpus_assigned, is_enabled, is_started)
    select k.queue_id, at, k.cluster_id,
           coalesce(batch._count(q.value ->> 'total_jobs'), 0),
           batch._state_count(q.value ->> 'state_count', 'Queued'),
           batch._state_count(q.value ->> 'state_count', 'Held'),
           batch._state_count(q.value ->> 'state_count', 'Waiting'),
           batch._state_count(q.value ->> 'state_count', 'Running'),
           batch._state_count(q.value ->> 'state_count', 'Transit')
               + batch._state_count(q.value ->> 'state_count', 'Exiting')
               + batch._state_count(q.value ->> 'state_count', 'Begun'),
           batch._count(q.value #>> '{resources_assigned,ncpus}'),
           batch._count(q.value #>> '{resources_assigned,ngpus}'),
           q.value ->> 'enabled' = 'True',
           q.value ->> 'started' = 'True'
    from jsonb_each(queues) as q
    join batch.queue as k
      on k.cluster_id = collection.cluster_id
     and k.name = q.key
    on conflict do nothing;
    return collection;
end
$$;

revoke all on function batch._ingest_queues(batch.collection, jsonb, boolean) from public;
