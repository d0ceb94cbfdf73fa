create table batch.queue (
    queue_id      bigint       generated always as identity,
    cluster_id    bigint       not null,
    name          text         not null,
    kind          text,
    is_enabled    boolean,
    is_started    boolean,
    priority      bigint,
    walltime_max_for      interval,
    walltime_default_for  interval,
    attributes    jsonb        not null default '{}',
    is_present    boolean      not null default true,
    first_seen_at timestamptz  not null,
    observed_at   timestamptz  not null,
    vanished_at   timestamptz,

    constraint queue_pkey primary key (queue_id),
    constraint queue_cluster_id_name_key unique (cluster_id, name),
    constraint queue_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade
);

create table batch.node (
    node_id          bigint       generated always as identity,
    cluster_id       bigint       not null,
    name             text         not null,
    host             text,
    state            text         not null,
    is_up            boolean      not null,
    cores_total      bigint       not null default 0,
    cores_assigned   bigint       not null default 0,
    gpus_total       bigint       not null default 0,
    gpus_assigned    bigint       not null default 0,
    memory_total     bigint       not null default 0,
    memory_assigned  bigint       not null default 0,
    jobs             text[]       not null default '{}',
    queues           text[]       not null default '{}',
    reservations     text[]       not null default '{}',
    comment          text,
    state_changed_at timestamptz,
    last_used_at     timestamptz,
    is_present       boolean      not null default true,
    first_seen_at    timestamptz  not null,
    observed_at      timestamptz  not null,

    constraint node_pkey primary key (node_id),
    constraint node_cluster_id_name_key unique (cluster_id, name),
    constraint node_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade
) with (fillfactor = 80);

create table batch.reservation (
    reservation_id            bigint       generated always as identity,
    cluster_id                bigint       not null,
    scheduler_reservation_id  text         not null,
    created_at                timestamptz  not null,
    sequence_number           bigint,
    name                      text,
    owner                     text,
    queue                     text,
    state                     text,
    starts_at                 timestamptz,
    ends_at                   timestamptz,
    began_at                  timestamptz,
    ended_at                  timestamptz,
    cores                     bigint,
    nodes                     text,
    attributes                jsonb        not null default '{}',
    observed_at               timestamptz  not null,

    constraint reservation_pkey primary key (reservation_id),
    constraint reservation_incarnation_key
        unique (cluster_id, scheduler_reservation_id, created_at),
    constraint reservation_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade
);

-- Months are partitions: retention drops them whole. No default partition: a row for a new month makes
-- its partition first (batch._ensure_partitions).
create table batch.queue_snapshot (
    queue_id        bigint       not null,
    observed_at     timestamptz  not null,
    cluster_id      bigint       not null,
    jobs_total      bigint       not null,
    jobs_queued     bigint       not null,
    jobs_held       bigint       not null,
    jobs_waiting    bigint       not null,
    jobs_running    bigint       not null,
    jobs_other      bigint       not null,
    cores_assigned  bigint,
    gpus_assigned   bigint,
    is_enabled      boolean,
    is_started      boolean,

    constraint queue_snapshot_pkey primary key (queue_id, observed_at)
) partition by range (observed_at);

-- A row only where something differs from the row before, and one for every node each day, so that a
-- dropped month takes no knowledge from the next one. Collections say which times were looked at.
create table batch.node_snapshot (
    node_id          bigint       not null,
    observed_at      timestamptz  not null,
    cluster_id       bigint       not null,
    state            text         not null,
    is_up            boolean      not null,
    is_present       boolean      not null,
    cores_total      bigint       not null,
    cores_assigned   bigint       not null,
    gpus_total       bigint       not null,
    gpus_assigned    bigint       not null,
    memory_total     bigint       not null,
    memory_assigned  bigint       not null,

    constraint node_snapshot_pkey primary key (node_id, observed_at)
) partition by range (observed_at);

create index node_snapshot_cluster_id_observed_at_idx
    on batch.node_snapshot (cluster_id, observed_at);

-- Totals of one document: nodes fill capacity, jobs fill the backlog, server what the server counts.
create table batch.system_snapshot (
    cluster_id       bigint       not null,
    kind             text         not null,
    observed_at      timestamptz  not null,
    jobs_total       bigint,
    jobs_queued      bigint,
    jobs_held        bigint,
    jobs_waiting     bigint,
    jobs_running     bigint,
    jobs_other       bigint,
    cores_queued     bigint,
    core_time_queued_for interval,
    cores_total      bigint,
    cores_available  bigint,
    cores_assigned   bigint,
    gpus_available   bigint,
    gpus_assigned    bigint,
    memory_available bigint,
    memory_assigned  bigint,
    nodes_total      bigint,
    nodes_up         bigint,
    nodes_busy       bigint,
    server_state     text,
    is_scheduling    boolean,

    constraint system_snapshot_pkey primary key (cluster_id, kind, observed_at),
    constraint system_snapshot_kind_check check (kind in ('jobs', 'nodes', 'server'))
) partition by range (observed_at);
