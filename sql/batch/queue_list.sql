create or replace view batch.queue_list as
select c.name as cluster,
       q.name as queue,
       q.kind,
       coalesce(s.is_enabled, q.is_enabled) as is_enabled,
       coalesce(s.is_started, q.is_started) as is_started,
       s.jobs_total as jobs,
       s.jobs_queued as queued,
       s.jobs_running as running,
       s.jobs_held as held,
       s.jobs_waiting as waiting,
       s.jobs_other as other,
       s.cores_assigned,
       s.gpus_assigned,
       q.priority,
       q.walltime_default_for as walltime_default,
       q.walltime_max_for as walltime_max,
       q.is_present,
       coalesce(s.observed_at, q.observed_at) as observed_at
from batch.queue as q
join batch.cluster as c
  on c.cluster_id = q.cluster_id
left join lateral (
    select k.*
    from batch.queue_snapshot as k
    where k.queue_id = q.queue_id
    order by k.observed_at desc
    limit 1
) as s
  on true;

comment on view batch.queue_list is
'The queues with what the last look at them counted: muster queues reads it.

    select queue, queued, running from batch.queue_list where is_present order by queued desc;';

comment on column batch.queue_list.cluster is 'the name of the cluster';
comment on column batch.queue_list.queue is 'the name of the queue or partition';
comment on column batch.queue_list.kind is 'what the scheduler calls its type';
comment on column batch.queue_list.is_enabled is 'takes jobs';
comment on column batch.queue_list.is_started is 'starts jobs';
comment on column batch.queue_list.jobs is 'jobs in it';
comment on column batch.queue_list.queued is 'jobs that wait for resources';
comment on column batch.queue_list.running is 'jobs that run';
comment on column batch.queue_list.held is 'jobs that are held';
comment on column batch.queue_list.waiting is 'jobs that wait for a time';
comment on column batch.queue_list.other is 'jobs in any other state';
comment on column batch.queue_list.cores_assigned is 'cores that its jobs hold';
comment on column batch.queue_list.gpus_assigned is 'GPUs that its jobs hold';
comment on column batch.queue_list.priority is 'its priority';
comment on column batch.queue_list.walltime_default is 'walltime of a job that asks for none';
comment on column batch.queue_list.walltime_max is 'the longest walltime that it takes';
comment on column batch.queue_list.is_present is 'the last look showed it';
comment on column batch.queue_list.observed_at is 'the time of that look';
