create or replace view batch.job_list as
select c.name as cluster,
       j.scheduler_job_id as job,
       j.name,
       j.user_name,
       j.project,
       j.queue,
       j.state,
       j.nodes_requested as nodes,
       j.cores_requested as cores,
       j.gpus_requested as gpus,
       j.memory_requested as memory,
       j.walltime_requested_for as walltime,
       -- A job that waits again after a run has waited since it was submitted, as schedulers count.
       date_trunc('second', case
           when j.started_at is not null and (j.state = 'running' or j.final_state_recorded)
               then j.started_at
           else coalesce(j.ended_at, j.vanished_before, now())
       end - j.created_at) as waited_for,
       date_trunc('second',
           coalesce(j.ended_at, j.estimated_ended_at, case when j.state = 'running' then now() end)
           - j.started_at) as ran_for,
       j.created_at,
       j.started_at,
       j.ended_at,
       j.exit_status,
       j.outcome,
       j.quality,
       j.run_count as runs,
       j.priority,
       j.reservation,
       j.depend,
       j.exec_vnode,
       j.comment,
       not j.final_state_recorded and j.state <> 'lost' as is_live,
       j.is_array,
       j.observed_at,
       j.job_id
from batch.job as j
join batch.cluster as c
  on c.cluster_id = j.cluster_id;

comment on view batch.job_list is
'The jobs as people list them: muster jobs reads it, live ones unless it is asked for others.

    select job, user_name, state, waited_for from batch.job_list where is_live order by waited_for desc;';

comment on column batch.job_list.cluster is 'the name of the cluster';
comment on column batch.job_list.job is 'the id that the scheduler prints';
comment on column batch.job_list.name is 'its name';
comment on column batch.job_list.user_name is 'who it runs as';
comment on column batch.job_list.project is 'the project it was submitted under';
comment on column batch.job_list.queue is 'the queue or partition it is in';
comment on column batch.job_list.state is 'as in batch.job';
comment on column batch.job_list.nodes is 'nodes (chunks) asked for';
comment on column batch.job_list.cores is 'cores asked for';
comment on column batch.job_list.gpus is 'GPUs asked for';
comment on column batch.job_list.memory is 'bytes asked for';
comment on column batch.job_list.walltime is 'walltime asked for';
comment on column batch.job_list.waited_for is 'how long it waited, or waits by now';
comment on column batch.job_list.ran_for is 'how long it ran, or runs by now; of a lost job an estimate';
comment on column batch.job_list.created_at is 'when it was submitted';
comment on column batch.job_list.started_at is 'when its last run started';
comment on column batch.job_list.ended_at is 'when it ended';
comment on column batch.job_list.exit_status is 'as the scheduler printed it';
comment on column batch.job_list.outcome is 'as in batch.job';
comment on column batch.job_list.quality is 'how much of its life is known, as in batch.job';
comment on column batch.job_list.runs is 'how often it was started';
comment on column batch.job_list.priority is 'its priority';
comment on column batch.job_list.reservation is 'the reservation it runs in';
comment on column batch.job_list.depend is 'what it waits for';
comment on column batch.job_list.exec_vnode is 'where it runs or ran';
comment on column batch.job_list.comment is 'what the scheduler says about it';
comment on column batch.job_list.is_live is 'neither finished nor lost';
comment on column batch.job_list.is_array is 'the parent of an array; its subjobs have rows of their own';
comment on column batch.job_list.observed_at is 'the last document that told something new of it';
comment on column batch.job_list.job_id is 'the row of batch.job';
