-- The original output, once per content. It may hold what users put into their environment, so it is
-- for operators only.
create table batch.raw_document (
    document_sha256  bytea        not null,
    byte_count       bigint       not null,
    content          bytea        not null,
    stored_at        timestamptz  not null default now(),

    constraint raw_document_pkey primary key (document_sha256),
    constraint raw_document_document_sha256_check check (octet_length(document_sha256) = 32),
    constraint raw_document_byte_count_check check (byte_count >= 0)
);

create index raw_document_stored_at_idx on batch.raw_document (stored_at);

-- pglz takes 1.1 s for 46 MB of qstat output on one core, lz4 0.1 s; not every server is built with it.
do $$
begin
    alter table batch.raw_document alter column content set compression lz4;
exception when feature_not_supported then
    null;
end
$$;

-- The audit trail. No row says succeeded before everything that the document brings is in place.
create table batch.collection (
    collection_id      bigint       generated always as identity,
    cluster_id         bigint       not null,
    source             text         not null,
    status             text         not null,
    captured_at        timestamptz  not null,
    observed_at        timestamptz  not null,
    recorded_at        timestamptz  not null default now(),
    worker             text,
    took               interval,
    exit_code          integer,
    stderr             text,
    document_sha256    bytea,
    byte_count         bigint       not null default 0,
    entries_seen       bigint       not null default 0,
    entries_added      bigint       not null default 0,
    entries_changed    bigint       not null default 0,
    entries_rejected   bigint       not null default 0,
    transitions_added  bigint       not null default 0,
    jobs_lost          bigint       not null default 0,
    jobs_mended        bigint       not null default 0,
    repaired_bytes     bigint       not null default 0,
    clock_skew         interval,
    warnings           text[]       not null default '{}',
    sqlstate           text,
    message            text,
    detail             text,
    offending_line     bigint,
    offending_text     text,

    constraint collection_pkey primary key (collection_id),
    constraint collection_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade,
    constraint collection_status_check check (
        status in ('running', 'succeeded', 'partial', 'failed', 'abandoned')),
    constraint collection_message_check check (
        status not in ('failed', 'partial', 'abandoned') or message is not null),
    constraint collection_captured_at_check check (isfinite(captured_at)),
    constraint collection_observed_at_check check (isfinite(observed_at))
);

create index collection_cluster_id_source_observed_at_idx
    on batch.collection (cluster_id, source, observed_at);
create index collection_cluster_id_captured_at_idx
    on batch.collection (cluster_id, captured_at);
create index collection_captured_at_idx on batch.collection (captured_at);
create index collection_document_sha256_idx on batch.collection (document_sha256);
create index collection_running_idx on batch.collection (captured_at) where status = 'running';
