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

comment on column batch.job_feature.cluster is 'the name of the cluster';
comment on column batch.job_feature.job_id is 'the row of batch.job';
comment on column batch.job_feature.scheduler_job_id is 'the id that the scheduler prints';
comment on column batch.job_feature.user_name is 'who it runs as';
comment on column batch.job_feature.group_name is 'the group it runs as';
comment on column batch.job_feature.project is 'the project it was submitted under';
comment on column batch.job_feature.account is 'the account it is charged to';
comment on column batch.job_feature.queue is 'the queue or partition it is in';
comment on column batch.job_feature.name is 'its name';
comment on column batch.job_feature.state is 'as in batch.job';
comment on column batch.job_feature.outcome is 'as in batch.job';
comment on column batch.job_feature.quality is 'how much of its life is known, as in batch.job';
comment on column batch.job_feature.is_subjob is 'whether it is a member of an array';
comment on column batch.job_feature.created_at is 'when it was submitted';
comment on column batch.job_feature.eligible_at is 'when it could have started first';
comment on column batch.job_feature.started_at is 'when its last run started';
comment on column batch.job_feature.ended_at is 'when it ended';
comment on column batch.job_feature.estimated_ended_at is 'an estimate of the end of a lost job';
comment on column batch.job_feature.created_weekday is 'weekday of submission in the time zone of the cluster, 0 is Sunday';
comment on column batch.job_feature.created_hour is 'hour of submission in the time zone of the cluster';
comment on column batch.job_feature.cores_requested is 'cores asked for';
comment on column batch.job_feature.nodes_requested is 'nodes (chunks) asked for';
comment on column batch.job_feature.gpus_requested is 'GPUs asked for';
comment on column batch.job_feature.memory_requested is 'bytes asked for';
comment on column batch.job_feature.memory_used is 'bytes used at most';
comment on column batch.job_feature.walltime_requested_seconds is 'walltime asked for';
comment on column batch.job_feature.walltime_used_seconds is 'walltime that the scheduler counted';
comment on column batch.job_feature.cpu_used_seconds is 'processor time used';
comment on column batch.job_feature.wait_seconds is 'from submission to start';
comment on column batch.job_feature.run_seconds is 'from start to end';
comment on column batch.job_feature.walltime_efficiency is 'run_seconds by walltime_requested_seconds';
comment on column batch.job_feature.cpu_efficiency is 'processor time by run time and cores';
comment on column batch.job_feature.slowdown is 'time in the system by run time, a run counting as 10 s at least';
comment on column batch.job_feature.exit_status is 'as the scheduler printed it';
comment on column batch.job_feature.exit_signal is 'the signal that ended it';
comment on column batch.job_feature.run_count is 'how often it was started';
comment on column batch.job_feature.priority is 'its priority';
comment on column batch.job_feature.size_class is 'class of nodes_requested';
comment on column batch.job_feature.walltime_class is 'class of the walltime asked for';
