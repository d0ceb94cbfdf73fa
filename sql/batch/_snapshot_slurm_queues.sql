create or replace function batch._snapshot_slurm_queues(
    cluster_id bigint,
    at timestamptz,
    readings batch._job_reading[]
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- squeue and sinfo print no partitions by themselves; they appear with their jobs and nodes.
-- Writes: batch.queue, batch.queue_snapshot
begin
    insert into batch.queue as q (cluster_id, name, kind, first_seen_at, observed_at)
    select distinct _snapshot_slurm_queues.cluster_id, r.queue, 'partition', at, at
    from unnest(readings) as r
    where r.queue is not null
    on conflict on constraint queue_cluster_id_name_key do nothing;

    insert into batch.queue_snapshot
        (queue_id, observed_at, cluster_id, jobs_total, jobs_queued, jobs_held, jobs_waiting, jobs_running,
         jobs_other, cores_assigned, gpus_assigned)
    select q.queue_id, at, q.cluster_id,
           count(r.scheduler_job_id),
           count(*) filter (where r.state = 'queued'),
           count(*) filter (where r.state = 'held'),
           count(*) filter (where r.state = 'waiting'),
           count(*) filter (where r.state = 'running'),
           count(*) filter (where r.state not in ('queued', 'held', 'waiting', 'running')),
           coalesce(sum(r.cores_requested) filter (where r.state = 'running'), 0),
           coalesce(sum(r.gpus_requested) filter (where r.state = 'running'), 0)
    from batch.queue as q
    left join unnest(readings) as r
      on r.queue = q.name and not r.is_final
    where q.cluster_id = _snapshot_slurm_queues.cluster_id
      and q.is_present
    group by q.queue_id, q.cluster_id
    on conflict do nothing;
end
$$;

revoke all on function batch._snapshot_slurm_queues(bigint, timestamptz, batch._job_reading[])
from public;
