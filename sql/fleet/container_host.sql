create or replace view fleet.container_host as
select k.container_id, k.container_name, n.namespace, a.service_name, k.pod_name, k.workload_name,
       k.workload_kind, k.job_name, k.runtime, k.container_key, a.agent_id, a.host_id, a.hostname,
       k.created_at, k.updated_at
from fleet.container as k
join fleet.agent as a
  on a.agent_id = k.agent_id
left join fleet.namespace as n
  on n.namespace_id = k.namespace_id;

comment on view fleet.container_host is 'Which container runs on which host, one row per container.';
comment on column fleet.container_host.container_id is 'the container';
comment on column fleet.container_host.container_name is 'its name';
comment on column fleet.container_host.namespace is 'its namespace';
comment on column fleet.container_host.service_name is 'the service it reports under; null for none';
comment on column fleet.container_host.pod_name is 'its pod';
comment on column fleet.container_host.workload_name is 'what it belongs to: a deployment, a job, ...';
comment on column fleet.container_host.workload_kind is 'the kind of its workload';
comment on column fleet.container_host.job_name is 'the job it belongs to';
comment on column fleet.container_host.runtime is 'what runs it';
comment on column fleet.container_host.container_key is 'what tells it from others on its host: the id of its runtime, or its name';
comment on column fleet.container_host.agent_id is 'the agent: one service on one host';
comment on column fleet.container_host.host_id is 'the host';
comment on column fleet.container_host.hostname is 'its name';
comment on column fleet.container_host.created_at is 'since when it is known';
comment on column fleet.container_host.updated_at is 'when it changed last';

create or replace view fleet.container_process as
select p.container_id, k.container_name, p.pid, p.process_name, p.created_at
from fleet.process as p
join fleet.container as k
  on k.container_id = p.container_id;

comment on view fleet.container_process is 'Which process runs in which container.';
comment on column fleet.container_process.container_id is 'the container';
comment on column fleet.container_process.container_name is 'its name';
comment on column fleet.container_process.pid is 'the process id on its host';
comment on column fleet.container_process.process_name is 'its command';
comment on column fleet.container_process.created_at is 'since when it is known';

create or replace view fleet.process_host as
select p.pid, p.process_name, p.container_id, a.agent_id, a.host_id, a.hostname, p.created_at
from fleet.process as p
join fleet.container as k
  on k.container_id = p.container_id
join fleet.agent as a
  on a.agent_id = k.agent_id;

comment on view fleet.process_host is 'Which process runs on which host.';
comment on column fleet.process_host.pid is 'the process id on its host';
comment on column fleet.process_host.process_name is 'its command';
comment on column fleet.process_host.container_id is 'the container';
comment on column fleet.process_host.agent_id is 'the agent: one service on one host';
comment on column fleet.process_host.host_id is 'the host';
comment on column fleet.process_host.hostname is 'its name';
comment on column fleet.process_host.created_at is 'since when it is known';
