-- What ended on a day, per queue, user and project. Rows are made again from batch.job when a job of
-- that day changed; job_day_stale says which days those are.
create table batch.job_day (
    cluster_id           bigint       not null,
    day                  date         not null,
    queue                text         not null,
    user_name            text         not null,
    project              text         not null,
    jobs                 bigint       not null,
    jobs_started         bigint       not null,
    jobs_failed          bigint       not null,
    core_seconds         numeric      not null,
    gpu_seconds          numeric      not null,
    wait_seconds         numeric      not null,
    run_seconds          numeric      not null,
    walltime_seconds     numeric      not null,
    walltime_run_seconds numeric      not null,
    cpu_seconds          numeric      not null,

    constraint job_day_pkey primary key (cluster_id, day, queue, user_name, project),
    constraint job_day_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade
);

create table batch.job_day_stale (
    cluster_id  bigint  not null,
    day         date    not null,
    mark_id     bigint  generated always as identity,

    constraint job_day_stale_pkey primary key (mark_id)
);

-- Time-weighted use of each node on each day.
create table batch.node_day (
    node_id              bigint   not null,
    day                  date     not null,
    cluster_id           bigint   not null,
    known_seconds        numeric  not null,
    up_seconds           numeric  not null,
    core_seconds         numeric  not null,
    core_seconds_usable  numeric  not null,
    gpu_seconds          numeric  not null,
    gpu_seconds_usable   numeric  not null,

    constraint node_day_pkey primary key (cluster_id, day, node_id),
    constraint node_day_node_id_fkey foreign key (node_id)
        references batch.node (node_id) on delete cascade
);

create index node_day_node_id_idx on batch.node_day (node_id);

create table batch.node_day_stale (
    cluster_id  bigint  not null,
    day         date    not null,
    mark_id     bigint  generated always as identity,

    constraint node_day_stale_pkey primary key (mark_id)
);
