create or replace view profiling.stat_request as
select r.request_id,
       r.request_no,
       r.request_type,
       jsonb_strip_nulls(jsonb_build_object(
           'service', r.service_name, 'job', r.job_name, 'namespace', r.namespace,
           'pod', r.pod_name, 'container', r.container_name, 'host', r.hostname,
           'process', r.process_name, 'pid', r.process_id,
           'hosts', r.target_hosts, 'entities', r.target_entities)) as target,
       r.target_scope,
       r.profiling_mode,
       make_interval(secs => r.duration_seconds) as duration,
       r.sample_rate,
       r.is_continuous,
       r.status,
       r.reason,
       p.parts,
       p.waiting,
       p.assigned,
       p.completed,
       p.failed,
       p.superseded,
       r.requested_by,
       r.start_at,
       r.stop_at,
       r.created_at,
       r.assigned_at,
       r.completed_at
from profiling.request as r
left join lateral (
    select count(*) as parts,
           count(*) filter (where x.state = 'waiting') as waiting,
           count(*) filter (where x.state = 'assigned') as assigned,
           count(*) filter (where x.state = 'completed') as completed,
           count(*) filter (where x.state in ('failed', 'expired')) as failed,
           count(*) filter (where x.state in ('superseded', 'cancelled')) as superseded
    from profiling.part as x
    where x.request_id = r.request_id
) as p
  on true;

comment on view profiling.stat_request is 'Every request with how far it is.';
comment on column profiling.stat_request.status is
    'scheduled, pending, assigned (first delivery), completed, partial, failed or cancelled';
comment on column profiling.stat_request.parts is 'on how many hosts';
comment on column profiling.stat_request.superseded is 'parts that were replaced or cancelled before they reported';

create or replace view profiling.stat_part as
select x.request_id, x.hostname, nullif(x.service_name, '') as service_name, x.pids, x.state, x.reason,
       x.command_id, x.created_at, x.updated_at
from profiling.part as x;

comment on view profiling.stat_part is 'The outcome of each request on each host.';
comment on column profiling.stat_part.state is
    'waiting, assigned, completed, failed, expired, cancelled or superseded';

create or replace view profiling.stat_command as
select c.command_id, a.hostname, nullif(a.service_name, '') as service_name, c.command_type, c.status,
       c.reason, c.pids, c.request_ids,
       jsonb_build_object('command_type', c.command_type) || c.config as combined_config,
       profiling._is_live(c, now()) as is_live,
       c.created_at, c.sent_at, c.acknowledged_at, c.completed_at, c.expires_at, c.updated_at
from profiling.command as c
join fleet.agent as a
  on a.agent_id = c.agent_id;

comment on view profiling.stat_command is 'The current command of each agent.';
comment on column profiling.stat_command.is_live is 'a profile that runs or will';

create or replace view profiling.stat_execution as
select e.execution_id, e.command_id, e.hostname, nullif(e.service_name, '') as service_name,
       e.command_type, e.status, e.request_ids, e.pids, e.deliveries, e.started_at, e.last_sent_at,
       e.completed_at, e.execution_time, e.error_message, e.results_path, e.created_at
from profiling.execution as e;

comment on view profiling.stat_execution is 'The trail: every command that was delivered to a host.';
comment on column profiling.stat_execution.deliveries is 'how often it was sent until it was acknowledged';
