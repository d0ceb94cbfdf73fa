create or replace function batch._refresh_job_day(cluster_id bigint, day date)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Writes: batch.job_day
    delete from batch.job_day as d
    where d.cluster_id = $1 and d.day = $2;

    insert into batch.job_day
        (cluster_id, day, queue, user_name, project, jobs, jobs_started, jobs_failed, core_seconds,
         gpu_seconds, wait_seconds, run_seconds, walltime_seconds, walltime_run_seconds, cpu_seconds)
    select j.cluster_id, $2, coalesce(j.queue, ''), coalesce(j.user_name, ''), coalesce(j.project, ''),
           count(*),
           count(j.started_at),
           count(*) filter (where j.outcome not in ('succeeded', 'deleted', 'never_ran', 'split')),
           coalesce(sum(r.seconds * coalesce(j.cores_requested, 1)), 0),
           coalesce(sum(r.seconds * coalesce(j.gpus_requested, 0)), 0),
           coalesce(sum(extract(epoch from j.started_at - j.created_at)), 0),
           coalesce(sum(r.seconds), 0),
           coalesce(sum(extract(epoch from j.walltime_requested_for)) filter (where r.seconds is not null), 0),
           coalesce(sum(r.seconds) filter (where j.walltime_requested_for is not null), 0),
           coalesce(sum(extract(epoch from j.cpu_used_for)), 0)
    from batch.job as j
    cross join lateral (select extract(epoch from j.ended_at - j.started_at) as seconds) as r
    where j.cluster_id = $1
      and j.ended_at >= ($2::timestamp at time zone 'UTC')
      and j.ended_at < (($2 + 1)::timestamp at time zone 'UTC')
      and j.final_state_recorded
      and not j.is_array
    group by j.cluster_id, coalesce(j.queue, ''), coalesce(j.user_name, ''), coalesce(j.project, '')
$$;

revoke all on function batch._refresh_job_day(bigint, date) from public;
