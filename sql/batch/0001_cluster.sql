create schema batch;

create table batch.cluster (
    cluster_id  bigint       generated always as identity,
    name        text         not null,
    scheduler   text         not null,
    timezone    text         not null,
    is_enabled  boolean      not null default true,
    created_at  timestamptz  not null default now(),

    constraint cluster_pkey primary key (cluster_id),
    constraint cluster_name_key unique (name),
    constraint cluster_name_check check (name ~ '^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$'),
    constraint cluster_scheduler_check check (scheduler in ('openpbs', 'slurm'))
);

-- What the collector runs, and where it stands. The lease is how two workers never run it twice.
create table batch.cluster_source (
    cluster_id            bigint       not null,
    source                text         not null,
    argv                  text[]       not null,
    every                 interval,
    timeout               interval,
    is_enabled            boolean      not null default true,
    next_attempt_at       timestamptz  not null default now(),
    requested_at          timestamptz,
    consecutive_failures  integer      not null default 0,
    leased_by             text,
    leased_until          timestamptz,
    leased_collection_id  bigint,
    last_attempt_at       timestamptz,
    last_success_at       timestamptz,

    constraint cluster_source_pkey primary key (cluster_id, source),
    constraint cluster_source_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade,
    constraint cluster_source_argv_check check (
        cardinality(argv) > 0 and array_position(argv, null) is null and argv[1] <> ''),
    constraint cluster_source_every_check check (every > interval '0'),
    constraint cluster_source_timeout_check check (timeout > interval '0'),
    constraint cluster_source_consecutive_failures_check check (consecutive_failures >= 0),
    constraint cluster_source_lease_check check (
        (leased_by is null) = (leased_until is null)
        and (leased_by is null) = (leased_collection_id is null))
);
