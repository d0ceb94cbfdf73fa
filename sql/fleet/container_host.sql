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

create or replace view fleet.container_process as
select p.container_id, k.container_name, p.pid, p.process_name, p.created_at
from fleet.process as p
join fleet.container as k
  on k.container_id = p.container_id;

comment on view fleet.container_process is 'Which process runs in which container.';

create or replace view fleet.process_host as
select p.pid, p.process_name, p.container_id, a.agent_id, a.host_id, a.hostname, p.created_at
from fleet.process as p
join fleet.container as k
  on k.container_id = p.container_id
join fleet.agent as a
  on a.agent_id = k.agent_id;

comment on view fleet.process_host is 'Which process runs on which host.';
