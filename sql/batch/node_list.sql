create or replace view batch.node_list as
select c.name as cluster,
       n.name as node,
       n.state,
       n.is_up,
       n.cores_total as cores,
       n.cores_assigned,
       case when n.is_up then greatest(n.cores_total - n.cores_assigned, 0) else 0 end as cores_free,
       n.gpus_total as gpus,
       case when n.is_up then greatest(n.gpus_total - n.gpus_assigned, 0) else 0 end as gpus_free,
       n.memory_total as memory,
       case when n.is_up then greatest(n.memory_total - n.memory_assigned, 0) else 0 end
           as memory_free,
       (select count(distinct split_part(j.job, '/', 1)) from unnest(n.jobs) as j (job)) as jobs,
       array_to_string(n.queues, ',') as queues,
       array_to_string(n.reservations, ',') as reservations,
       n.comment,
       n.state_changed_at,
       n.last_used_at,
       n.is_present,
       n.observed_at
from batch.node as n
join batch.cluster as c
  on c.cluster_id = n.cluster_id;

comment on view batch.node_list is
'The nodes with what is free on each: muster nodes reads it.

    select node, state, cores_free from batch.node_list where is_present order by cores_free desc;';

comment on column batch.node_list.cluster is 'the name of the cluster';
comment on column batch.node_list.node is 'the name of the node (vnode)';
comment on column batch.node_list.state is 'as the scheduler prints it';
comment on column batch.node_list.is_up is 'jobs can run on it';
comment on column batch.node_list.cores is 'its cores';
comment on column batch.node_list.cores_assigned is 'cores that jobs hold';
comment on column batch.node_list.cores_free is 'cores that a job could have; none of a node that is not up';
comment on column batch.node_list.gpus is 'its GPUs';
comment on column batch.node_list.gpus_free is 'GPUs that a job could have';
comment on column batch.node_list.memory is 'its memory in bytes';
comment on column batch.node_list.memory_free is 'bytes that a job could have';
comment on column batch.node_list.jobs is 'jobs on it; Slurm does not print them here';
comment on column batch.node_list.queues is 'queues that it is tied to';
comment on column batch.node_list.reservations is 'reservations on it';
comment on column batch.node_list.comment is 'what the scheduler or an operator says about it';
comment on column batch.node_list.state_changed_at is 'when its state changed last';
comment on column batch.node_list.last_used_at is 'when a job ended on it last';
comment on column batch.node_list.is_present is 'the last look showed it';
comment on column batch.node_list.observed_at is 'the last document that told something new of it';
