-- Requests, the part of each request on each agent, the one current command per agent, and the trail
-- of executions.
--
-- Order of locks, everywhere: fleet.beat (by agent_id), command, part, execution, request. The beat is
-- the agent's lock: a heartbeat holds it when it asks for a command.
create schema profiling;

create table profiling.request (
    request_id        uuid         not null default gen_random_uuid(),
    request_no        bigint       generated always as identity,
    request_type      text         not null default 'start',
    service_name      text,
    job_name          text,
    namespace         text,
    pod_name          text,
    container_name    text,
    hostname          text,
    process_name      text,
    process_id        integer,
    target_scope      text         not null default 'host',
    target_hosts      jsonb,
    target_entities   jsonb,
    stop_level        text,
    profiling_mode    text         not null default 'cpu',
    duration_seconds  integer      not null default 60,
    sample_rate       integer      not null default 11,
    executors         text[]       not null default '{}',
    is_continuous     boolean      not null default false,
    start_at          timestamptz  not null default now(),
    stop_at           timestamptz,
    stopped_at        timestamptz,
    additional_args   jsonb,
    config            jsonb        not null default '{}',
    requested_by      text         not null default session_user,
    idempotency_key   text,
    status            text         not null default 'pending',
    reason            text,
    created_at        timestamptz  not null default now(),
    updated_at        timestamptz  not null default now(),
    assigned_at       timestamptz,
    completed_at      timestamptz,

    constraint request_pkey primary key (request_id),
    constraint request_request_no_key unique (request_no),
    constraint request_idempotency_key_key unique (idempotency_key),
    constraint request_request_type_check check (request_type in ('start', 'stop')),
    constraint request_target_check check (
        num_nonnulls(service_name, job_name, namespace, pod_name, container_name, hostname,
                     process_name, process_id, target_hosts, target_entities) > 0),
    constraint request_target_scope_check check (
        target_scope in ('host', 'service', 'namespace', 'workload', 'pod', 'container', 'process',
                         'job')),
    constraint request_stop_level_check check (stop_level in ('host', 'process')),
    constraint request_profiling_mode_check check (
        profiling_mode in ('cpu', 'memory', 'allocation', 'native', 'none')),
    constraint request_duration_seconds_check check (duration_seconds > 0),
    constraint request_sample_rate_check check (sample_rate > 0),
    constraint request_start_at_check check (isfinite(start_at)),
    constraint request_stop_at_check check (stop_at > start_at and isfinite(stop_at)),
    constraint request_status_check check (
        status in ('scheduled', 'pending', 'assigned', 'completed', 'partial', 'failed',
                   'cancelled'))
);

create index request_status_idx on profiling.request (status)
    where status in ('scheduled', 'pending', 'assigned');
create index request_created_at_idx on profiling.request (created_at);
create index request_service_name_idx on profiling.request (service_name, created_at);
create index request_text_idx on profiling.request ((request_id::text));
create index request_stop_at_idx on profiling.request (stop_at)
    where stop_at is not null and stopped_at is null;

-- No foreign key to the agent: what happened to a host is known after the host is gone.
create table profiling.part (
    request_id    uuid         not null,
    agent_id      bigint       not null,
    command_id    uuid         not null,
    hostname      text         not null,
    service_name  text         not null,
    pids          integer[],
    state         text         not null default 'waiting',
    reason        text,
    created_at    timestamptz  not null default now(),
    updated_at    timestamptz  not null default now(),

    constraint part_pkey primary key (request_id, agent_id),
    constraint part_request_id_fkey foreign key (request_id)
        references profiling.request (request_id) on delete cascade,
    constraint part_state_check check (
        state in ('waiting', 'assigned', 'completed', 'failed', 'expired', 'cancelled', 'superseded'))
);

create index part_command_id_idx on profiling.part (command_id);
create index part_open_request_id_idx on profiling.part (request_id)
    where state in ('waiting', 'assigned');
create index part_open_updated_at_idx on profiling.part (created_at)
    where state in ('waiting', 'assigned', 'superseded');

create table profiling.command (
    agent_id         bigint       not null,
    command_id       uuid         not null default gen_random_uuid(),
    command_no       bigint       generated always as identity,
    command_type     text         not null,
    config           jsonb        not null,
    pids             integer[],
    request_ids      uuid[]       not null,
    status           text         not null default 'pending',
    reason           text,
    created_at       timestamptz  not null default now(),
    updated_at       timestamptz  not null default now(),
    sent_at          timestamptz,
    acknowledged_at  timestamptz,
    completed_at     timestamptz,
    expires_at       timestamptz  not null,

    constraint command_pkey primary key (agent_id),
    constraint command_command_id_key unique (command_id),
    constraint command_agent_id_fkey foreign key (agent_id)
        references fleet.agent (agent_id) on delete cascade,
    constraint command_command_type_check check (command_type in ('start', 'stop')),
    constraint command_status_check check (status in ('pending', 'sent', 'completed', 'failed')),
    constraint command_expires_at_check check (isfinite(expires_at))
)
with (fillfactor = 80);

create index command_open_expires_at_idx on profiling.command (expires_at)
    where status in ('pending', 'sent');

-- No foreign key at all: the trail outlives requests, commands and hosts.
create table profiling.execution (
    execution_id      bigint       generated always as identity,
    command_id        uuid         not null,
    agent_id          bigint       not null,
    hostname          text         not null,
    service_name      text         not null,
    command_type      text         not null,
    request_ids       uuid[]       not null,
    config            jsonb        not null,
    pids              integer[],
    status            text         not null default 'assigned',
    deliveries        integer      not null default 1,
    started_at        timestamptz  not null,
    last_sent_at      timestamptz  not null,
    completed_at      timestamptz,
    execution_time    integer,
    error_message     text,
    results_path      text,
    created_at        timestamptz  not null default now(),
    updated_at        timestamptz  not null default now(),

    constraint execution_pkey primary key (execution_id),
    constraint execution_command_id_hostname_key unique (command_id, hostname),
    constraint execution_status_check check (
        status in ('assigned', 'completed', 'failed', 'expired')),
    constraint execution_completed_at_check check ((status = 'assigned') = (completed_at is null))
);

create index execution_created_at_idx on profiling.execution (created_at);
create index execution_hostname_idx on profiling.execution (hostname);
create index execution_request_ids_idx on profiling.execution using gin (request_ids);

-- A service that is profiled for ever: hosts that join later are enrolled by their heartbeat.
create table profiling.subscription (
    service_name  text         not null,
    request_id    uuid         not null,
    started_at    timestamptz  not null,
    ended_at      timestamptz,

    constraint subscription_pkey primary key (service_name),
    constraint subscription_request_id_fkey foreign key (request_id)
        references profiling.request (request_id) on delete cascade
);

create index subscription_request_id_idx on profiling.subscription (request_id);

create table profiling.opt_out (
    hostname    text         not null,
    reason      text,
    created_by  text         not null default session_user,
    created_at  timestamptz  not null default now(),

    constraint opt_out_pkey primary key (hostname)
);

comment on schema profiling is
    'Profiling requests, commands to hosts, executions.';
comment on table profiling.request is
    'What was asked: scheduled, pending, assigned, completed, partial, failed or cancelled.';
comment on table profiling.part is
    'A request on one agent: waiting, assigned, completed, failed, expired, cancelled or superseded.';
comment on table profiling.command is
    'The current command of each agent: pending, sent, completed or failed.';
comment on table profiling.execution is
    'Every command that was delivered to a host: assigned, completed, failed or expired.';
comment on table profiling.subscription is
    'Services whose hosts are enrolled as they join.';
comment on table profiling.opt_out is
    'Hosts that no request reaches.';
