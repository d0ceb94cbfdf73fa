-- One row per incarnation: ids are used again after a reset of the scheduler's data, so the time of
-- creation is part of the key. A running job's row is written at each collection, hence the fillfactor.
create table batch.job (
    job_id                  bigint       generated always as identity,
    cluster_id              bigint       not null,
    scheduler_job_id        text         not null,
    created_at              timestamptz  not null,
    sequence_number         bigint,
    array_parent            text,
    array_index             bigint,
    is_array                boolean      not null default false,
    name                    text,
    owner                   text,
    user_name               text,
    group_name              text,
    project                 text,
    account                 text,
    queue                   text,
    state                   text         not null,
    scheduler_state         text,
    substate                integer,
    queued_at               timestamptz,
    eligible_at             timestamptz,
    started_at              timestamptz,
    ended_at                timestamptz,
    modified_at             timestamptz,
    is_ended_at_estimated   boolean      not null default false,
    final_state_recorded    boolean      not null default false,
    exit_status             integer,
    exit_signal             integer,
    outcome                 text,
    run_count               integer,
    priority                bigint,
    walltime_requested_for  interval,
    walltime_used_for       interval,
    cpu_used_for            interval,
    eligible_for            interval,
    cores_requested         bigint,
    nodes_requested         bigint,
    gpus_requested          bigint,
    memory_requested        bigint,
    memory_used             bigint,
    vmem_used               bigint,
    resources_requested     jsonb        not null default '{}',
    resources_used          jsonb        not null default '{}',
    exec_host               text,
    exec_vnode              text,
    reservation             text,
    depend                  text,
    hold_types              text,
    comment                 text,
    submit_arguments        text,
    is_repaired             boolean      not null default false,
    vanished_after          timestamptz,
    vanished_before         timestamptz,
    estimated_ended_at      timestamptz,
    content_hash            bigint,
    first_seen_at           timestamptz  not null,
    observed_at             timestamptz  not null,
    last_collection_id      bigint,
    quality                 text         not null generated always as (
        case
            when state = 'lost' then 'lost'
            when not final_state_recorded then 'open'
            when ended_at is null then 'end_missing'
            when exit_status is not null and started_at is null then 'start_missing'
            when is_ended_at_estimated then 'estimated'
            else 'complete'
        end) stored,

    constraint job_pkey primary key (job_id),
    constraint job_incarnation_key unique (cluster_id, scheduler_job_id, created_at),
    constraint job_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade,
    constraint job_state_check check (
        state in ('transit', 'queued', 'held', 'waiting', 'begun', 'running', 'suspended', 'exiting',
                  'moved', 'expired', 'finished', 'lost', 'unknown')),
    constraint job_created_at_check check (isfinite(created_at)),
    constraint job_final_check check (
        not final_state_recorded or state in ('moved', 'expired', 'finished')),
    constraint job_vanished_check check (
        (state = 'lost') = (vanished_before is not null) and vanished_before >= vanished_after)
) with (fillfactor = 80);

create index job_open_idx on batch.job (cluster_id, scheduler_job_id)
    where not final_state_recorded and state <> 'lost';
create index job_cluster_id_ended_at_idx on batch.job (cluster_id, ended_at);
create index job_cluster_id_started_at_idx on batch.job (cluster_id, started_at);
create index job_cluster_id_created_at_idx on batch.job (cluster_id, created_at);
create index job_cluster_id_sequence_number_idx on batch.job (cluster_id, sequence_number);
create index job_lost_idx on batch.job (cluster_id, vanished_before) where state = 'lost';

-- A change of state, and nothing else. occurred_at is when the scheduler says that it happened;
-- observed_at is when a document first showed it.
create table batch.job_transition (
    job_id           bigint       not null,
    observed_at      timestamptz  not null,
    state            text         not null,
    scheduler_state  text,
    substate         integer,
    occurred_at      timestamptz,
    collection_id    bigint,

    constraint job_transition_pkey primary key (job_id, observed_at),
    constraint job_transition_job_id_fkey foreign key (job_id)
        references batch.job (job_id) on delete cascade
);

create index job_transition_observed_at_idx on batch.job_transition using brin (observed_at);

-- A requeued job runs again under its id: one row per run.
create table batch.job_run (
    job_id                 bigint       not null,
    run_number             integer      not null,
    started_at             timestamptz  not null,
    ended_at               timestamptz,
    is_ended_at_estimated  boolean      not null default false,
    exec_vnode             text,

    constraint job_run_pkey primary key (job_id, run_number),
    constraint job_run_job_id_fkey foreign key (job_id)
        references batch.job (job_id) on delete cascade
);

-- What one document, or one accounting log, says about one job.
create type batch._job_reading as (
    scheduler_job_id        text,
    created_at              timestamptz,
    sequence_number         bigint,
    array_parent            text,
    array_index             bigint,
    is_array                boolean,
    name                    text,
    owner                   text,
    user_name               text,
    group_name              text,
    project                 text,
    account                 text,
    queue                   text,
    state                   text,
    scheduler_state         text,
    substate                integer,
    is_final                boolean,
    queued_at               timestamptz,
    eligible_at             timestamptz,
    started_at              timestamptz,
    ended_at                timestamptz,
    modified_at             timestamptz,
    is_ended_at_estimated   boolean,
    exit_status             integer,
    exit_signal             integer,
    outcome                 text,
    run_count               integer,
    priority                bigint,
    walltime_requested_for  interval,
    walltime_used_for       interval,
    cpu_used_for            interval,
    eligible_for            interval,
    cores_requested         bigint,
    nodes_requested         bigint,
    gpus_requested          bigint,
    memory_requested        bigint,
    memory_used             bigint,
    vmem_used               bigint,
    resources_requested     jsonb,
    resources_used          jsonb,
    exec_host               text,
    exec_vnode              text,
    reservation             text,
    depend                  text,
    hold_types              text,
    comment                 text,
    submit_arguments        text,
    is_repaired             boolean,
    content_hash            bigint
);
