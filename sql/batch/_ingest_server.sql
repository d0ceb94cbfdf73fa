create or replace function batch._ingest_server(collection batch.collection, servers jsonb)
returns batch.collection
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- "Server" of qstat -B -f -F json.
-- Writes: batch.system_snapshot
begin
    insert into batch.system_snapshot
        (cluster_id, kind, observed_at, jobs_total, jobs_queued, jobs_held, jobs_waiting, jobs_running,
         jobs_other, cores_assigned, gpus_assigned, server_state, is_scheduling)
    select collection.cluster_id, 'server', collection.observed_at,
           batch._count(s.value ->> 'total_jobs'),
           batch._state_count(s.value ->> 'state_count', 'Queued'),
           batch._state_count(s.value ->> 'state_count', 'Held'),
           batch._state_count(s.value ->> 'state_count', 'Waiting'),
           batch._state_count(s.value ->> 'state_count', 'Running'),
           batch._state_count(s.value ->> 'state_count', 'Transit')
               + batch._state_count(s.value ->> 'state_count', 'Exiting')
               + batch._state_count(s.value ->> 'state_count', 'Begun'),
           batch._count(s.value #>> '{resources_assigned,ncpus}'),
           batch._count(s.value #>> '{resources_assigned,ngpus}'),
           s.value ->> 'server_state',
           s.value ->> 'scheduling' = 'True'
    from jsonb_each(servers) as s
    order by s.key
    limit 1
    on conflict do nothing;
    get diagnostics collection.entries_added = row_count;
    collection.entries_seen := (select count(*) from jsonb_each(servers));
    return collection;
end
$$;

revoke all on function batch._ingest_server(batch.collection, jsonb) from public;
