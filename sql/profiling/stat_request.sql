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
comment on column profiling.stat_request.request_id is 'the request';
comment on column profiling.stat_request.request_no is 'its number';
comment on column profiling.stat_request.request_type is 'start or stop';
comment on column profiling.stat_request.target is 'what it means';
comment on column profiling.stat_request.target_scope is 'the level of its target';
comment on column profiling.stat_request.profiling_mode is 'cpu, memory, allocation, native or none';
comment on column profiling.stat_request.duration is 'the length of a profile';
comment on column profiling.stat_request.sample_rate is 'samples a second';
comment on column profiling.stat_request.is_continuous is 'until it is stopped';
comment on column profiling.stat_request.reason is 'why it did not end as completed';
comment on column profiling.stat_request.waiting is 'how many wait for delivery';
comment on column profiling.stat_request.assigned is 'how many are with their agents';
comment on column profiling.stat_request.completed is 'how many completed';
comment on column profiling.stat_request.failed is 'how many failed';
comment on column profiling.stat_request.requested_by is 'who asked';
comment on column profiling.stat_request.start_at is 'when it starts';
comment on column profiling.stat_request.stop_at is 'when it is stopped; null for never';
comment on column profiling.stat_request.created_at is 'since when it is known';
comment on column profiling.stat_request.assigned_at is 'when the first host got it';
comment on column profiling.stat_request.completed_at is 'when it ended';
comment on column profiling.stat_request.status is
    'scheduled, pending, assigned (first delivery), completed, partial, failed or cancelled';
comment on column profiling.stat_request.parts is 'on how many hosts';
comment on column profiling.stat_request.superseded is 'parts that were replaced or cancelled before they reported';

create or replace view profiling.stat_part as
select x.request_id, x.hostname, nullif(x.service_name, '') as service_name, x.pids, x.state, x.reason,
       x.command_id, x.created_at, x.updated_at
from profiling.part as x;

comment on view profiling.stat_part is 'The outcome of each request on each host.';
comment on column profiling.stat_part.request_id is 'the request';
comment on column profiling.stat_part.hostname is 'its name';
comment on column profiling.stat_part.service_name is 'the service it reports under; null for none';
comment on column profiling.stat_part.pids is 'the processes; null for the whole host';
comment on column profiling.stat_part.reason is 'why it did not end as completed';
comment on column profiling.stat_part.command_id is 'the command';
comment on column profiling.stat_part.created_at is 'since when it is known';
comment on column profiling.stat_part.updated_at is 'when it changed last';
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
comment on column profiling.stat_command.command_id is 'the command';
comment on column profiling.stat_command.hostname is 'its name';
comment on column profiling.stat_command.service_name is 'the service it reports under; null for none';
comment on column profiling.stat_command.command_type is 'start or stop';
comment on column profiling.stat_command.status is 'its state';
comment on column profiling.stat_command.reason is 'why it did not end as completed';
comment on column profiling.stat_command.pids is 'the processes; null for the whole host';
comment on column profiling.stat_command.request_ids is 'the requests it stands for';
comment on column profiling.stat_command.combined_config is 'what the agent gets';
comment on column profiling.stat_command.created_at is 'since when it is known';
comment on column profiling.stat_command.sent_at is 'when it was sent first';
comment on column profiling.stat_command.acknowledged_at is 'when the agent had it';
comment on column profiling.stat_command.completed_at is 'when it ended';
comment on column profiling.stat_command.expires_at is 'when the claim ends by itself; null for never';
comment on column profiling.stat_command.updated_at is 'when it changed last';
comment on column profiling.stat_command.is_live is 'a profile that runs or will';

create or replace view profiling.stat_execution as
select e.execution_id, e.command_id, e.hostname, nullif(e.service_name, '') as service_name,
       e.command_type, e.status, e.request_ids, e.pids, e.deliveries, e.started_at, e.last_sent_at,
       e.completed_at, e.execution_time, e.error_message, e.results_path, e.created_at
from profiling.execution as e;

comment on view profiling.stat_execution is 'The trail: every command that was delivered to a host.';
comment on column profiling.stat_execution.execution_id is 'the execution';
comment on column profiling.stat_execution.command_id is 'the command';
comment on column profiling.stat_execution.hostname is 'its name';
comment on column profiling.stat_execution.service_name is 'the service it reports under; null for none';
comment on column profiling.stat_execution.command_type is 'start or stop';
comment on column profiling.stat_execution.status is 'its state';
comment on column profiling.stat_execution.request_ids is 'the requests it stands for';
comment on column profiling.stat_execution.pids is 'the processes; null for the whole host';
comment on column profiling.stat_execution.started_at is 'when it began';
comment on column profiling.stat_execution.last_sent_at is 'when it was sent last';
comment on column profiling.stat_execution.completed_at is 'when it ended';
comment on column profiling.stat_execution.execution_time is 'seconds, as the agent says';
comment on column profiling.stat_execution.error_message is 'what went wrong, as the agent says';
comment on column profiling.stat_execution.results_path is 'where the result is, as the agent says';
comment on column profiling.stat_execution.created_at is 'since when it is known';
comment on column profiling.stat_execution.deliveries is 'how often it was sent until it was acknowledged';
