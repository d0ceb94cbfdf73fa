create or replace view batch.job_feature as
select c.name as cluster,
       j.job_id,
       j.scheduler_job_id,
       j.user_name,
       j.group_name,
       j.project,
       j.account,
       j.queue,
       j.name,
       j.state,
       j.outcome,
       j.quality,
       j.array_index is not null as is_subjob,
       j.created_at,
       j.eligible_at,
       j.started_at,
       j.ended_at,
       j.estimated_ended_at,
       extract(dow from j.created_at at time zone c.timezone)::integer as created_weekday,
       extract(hour from j.created_at at time zone c.timezone)::integer as created_hour,
       j.cores_requested,
       j.nodes_requested,
       j.gpus_requested,
       j.memory_requested,
       j.memory_used,
       extract(epoch from j.walltime_requested_for)::double precision as walltime_requested_seconds,
       extract(epoch from j.walltime_used_for)::double precision as walltime_used_seconds,
       extract(epoch from j.cpu_used_for)::double precision as cpu_used_seconds,
       extract(epoch from j.started_at - j.created_at)::double precision as wait_seconds,
       extract(epoch from j.ended_at - j.started_at)::double precision as run_seconds,
       (extract(epoch from j.ended_at - j.started_at)
           / nullif(extract(epoch from j.walltime_requested_for), 0))::double precision
           as walltime_efficiency,
       (extract(epoch from j.cpu_used_for)
           / nullif(extract(epoch from j.ended_at - j.started_at) * j.cores_requested, 0))::double precision
           as cpu_efficiency,
       greatest(
           (extract(epoch from j.ended_at - j.created_at)
               / greatest(extract(epoch from j.ended_at - j.started_at), 10))::double precision, 1)
           as slowdown,
       j.exit_status,
       j.exit_signal,
       j.run_count,
       j.priority,
       batch._size_class(j.nodes_requested) as size_class,
       batch._walltime_class(j.walltime_requested_for) as walltime_class
from batch.job as j
join batch.cluster as c
  on c.cluster_id = j.cluster_id
where not j.is_array;

comment on view batch.job_feature is
'One flat row per job for analysis and machine learning; parents of arrays are left out, their subjobs
are in. wait is start minus creation, run is end minus start, walltime efficiency is run by the walltime
that was asked for, slowdown is bounded below by a run of 10 s. Nulls are unknown, never zero.';
