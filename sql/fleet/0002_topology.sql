-- What runs where. Written only when an inventory differs from the one before.
create table fleet.namespace (
    namespace_id  integer  generated always as identity,
    namespace     text     not null,

    constraint namespace_pkey primary key (namespace_id),
    constraint namespace_namespace_key unique (namespace)
);

create table fleet.container (
    container_id    bigint       generated always as identity,
    agent_id        bigint       not null,
    service_id      integer      not null,
    namespace_id    integer,
    container_key   text         not null,
    container_name  text         not null,
    pod_name        text,
    workload_name   text,
    workload_kind   text,
    job_name        text,
    runtime         text,
    created_at      timestamptz  not null default now(),
    updated_at      timestamptz  not null default now(),

    constraint container_pkey primary key (container_id),
    constraint container_agent_id_container_key_key unique (agent_id, container_key),
    constraint container_agent_id_fkey foreign key (agent_id)
        references fleet.agent (agent_id) on delete cascade,
    constraint container_service_id_fkey foreign key (service_id)
        references fleet.service (service_id),
    constraint container_namespace_id_fkey foreign key (namespace_id)
        references fleet.namespace (namespace_id)
);

create index container_container_name_service_id_agent_id_idx
    on fleet.container (container_name, service_id, agent_id);
create index container_namespace_id_service_id_agent_id_idx
    on fleet.container (namespace_id, service_id, agent_id);
create index container_service_id_idx on fleet.container (service_id);
create index container_pod_name_idx on fleet.container (pod_name) where pod_name is not null;
create index container_workload_name_idx
    on fleet.container (workload_name) where workload_name is not null;
create index container_job_name_idx on fleet.container (job_name) where job_name is not null;

create table fleet.process (
    container_id  bigint       not null,
    pid           integer      not null,
    process_name  text         not null default '',
    created_at    timestamptz  not null default now(),

    constraint process_pkey primary key (container_id, pid),
    constraint process_container_id_fkey foreign key (container_id)
        references fleet.container (container_id) on delete cascade,
    constraint process_pid_check check (pid >= 0)
);

create index process_process_name_idx on fleet.process (process_name);
create index process_pid_idx on fleet.process (pid);

-- Which agents a namespace reaches: 1 ms for 11,800 of them, where reading the containers takes 4
-- and a join by names 50.
create table fleet.placement (
    namespace_id  integer  not null,
    service_id    integer  not null,
    agent_id      bigint   not null,

    constraint placement_pkey primary key (namespace_id, service_id, agent_id),
    constraint placement_namespace_id_fkey foreign key (namespace_id)
        references fleet.namespace (namespace_id),
    constraint placement_service_id_fkey foreign key (service_id)
        references fleet.service (service_id),
    constraint placement_agent_id_fkey foreign key (agent_id)
        references fleet.agent (agent_id) on delete cascade
);

create index placement_agent_id_idx on fleet.placement (agent_id);
create index placement_service_id_idx on fleet.placement (service_id);

-- The pairs of names that have been seen together; the sweep removes those that are gone.
create table fleet.namespace_service (
    namespace_service_id  bigint       generated always as identity,
    namespace             text         not null,
    service_name          text         not null,
    is_declared           boolean      not null default false,
    created_at            timestamptz  not null default now(),
    updated_at            timestamptz  not null default now(),

    constraint namespace_service_pkey primary key (namespace_service_id),
    constraint namespace_service_namespace_service_name_key unique (namespace, service_name)
);

create index namespace_service_service_name_idx on fleet.namespace_service (service_name);

create table fleet.service_container (
    service_container_id  bigint       generated always as identity,
    service_name          text         not null,
    container_name        text         not null,
    is_declared           boolean      not null default false,
    created_at            timestamptz  not null default now(),
    updated_at            timestamptz  not null default now(),

    constraint service_container_pkey primary key (service_container_id),
    constraint service_container_service_name_container_name_key
        unique (service_name, container_name)
);

create index service_container_container_name_idx on fleet.service_container (container_name);

create table fleet.job_container (
    job_container_id  bigint       generated always as identity,
    job_name          text         not null,
    container_name    text         not null,
    is_declared       boolean      not null default false,
    created_at        timestamptz  not null default now(),
    updated_at        timestamptz  not null default now(),

    constraint job_container_pkey primary key (job_container_id),
    constraint job_container_job_name_container_name_key unique (job_name, container_name)
);

create index job_container_container_name_idx on fleet.job_container (container_name);

comment on table fleet.namespace is
    'Names of namespaces.';
comment on table fleet.container is
    'Containers as their agents report them.';
comment on table fleet.process is
    'Processes of containers.';
comment on table fleet.placement is
    'Which agents run anything of a namespace.';
comment on table fleet.namespace_service is
    'Pairs of namespace and service that were seen, or declared by hand.';
comment on table fleet.service_container is
    'Pairs of service and container name that were seen, or declared by hand.';
comment on table fleet.job_container is
    'Pairs of job and container name that were seen, or declared by hand.';
