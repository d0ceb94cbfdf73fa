create or replace function batch._ingest_jobs(
    collection batch.collection,
    cluster batch.cluster,
    has_subjobs boolean,
    readings batch._job_reading[],
    is_complete boolean
)
returns batch.collection
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.job and what hangs on it, batch.system_snapshot, batch.queue_snapshot
declare
    result record;
begin
    if cluster.scheduler = 'slurm' then
        -- A requeue moves submit_time. Where the row was made after it, an older document tells the first.
        update batch.job as j
        set created_at = r.created_at
        from unnest(readings) as r
        where j.cluster_id = cluster.cluster_id
          and j.scheduler_job_id = r.scheduler_job_id
          and j.created_at > r.created_at
          and j.run_count > coalesce(r.run_count, 0)
          and j.queued_at = j.created_at;
    end if;
    result := batch._apply_jobs(cluster, collection.collection_id, collection.observed_at,
        readings, is_complete, has_subjobs);
    collection.entries_seen := cardinality(readings)::bigint;
    collection.entries_added := result.added;
    collection.entries_changed := result.changed;
    collection.transitions_added := result.transitions;
    collection.jobs_lost := result.lost;
    collection.jobs_mended := result.mended;

    if exists (
        select
        from unnest(readings) as r
        where r.created_at > collection.observed_at + interval '5 minutes') then
        collection.warnings := collection.warnings
            || 'jobs were created after the document was: check the time zone of the cluster'::text;
    end if;
    if not is_complete then
        return collection;
    end if;

    insert into batch.system_snapshot
        (cluster_id, kind, observed_at, jobs_total, jobs_queued, jobs_held, jobs_waiting, jobs_running,
         jobs_other, cores_queued, core_time_queued_for)
    select collection.cluster_id, 'jobs', collection.observed_at,
           count(*),
           count(*) filter (where r.state = 'queued'),
           count(*) filter (where r.state = 'held'),
           count(*) filter (where r.state = 'waiting'),
           count(*) filter (where r.state = 'running'),
           count(*) filter (where r.state not in ('queued', 'held', 'waiting', 'running')),
           coalesce(sum(r.cores_requested) filter (where r.state = 'queued'), 0),
           coalesce(sum(r.cores_requested * r.walltime_requested_for) filter (where r.state = 'queued'),
               interval '0')
    from unnest(readings) as r
    where not r.is_final
    on conflict do nothing;

    if cluster.scheduler = 'slurm' then
        perform batch._snapshot_slurm_queues(collection.cluster_id, collection.observed_at, readings);
    end if;
    return collection;
end
$$;

revoke all on function batch._ingest_jobs(
    batch.collection, batch.cluster, boolean, batch._job_reading[], boolean) from public;
