-- Which accounting logs have been read; the records themselves become jobs, runs and transitions.
create table batch.accounting_import (
    accounting_import_id  bigint       generated always as identity,
    cluster_id            bigint       not null,
    file_name             text,
    document_sha256       bytea        not null,
    imported_at           timestamptz  not null default now(),
    lines                 bigint       not null,
    lines_rejected        bigint       not null,
    first_rejected_line   bigint,
    jobs_added            bigint       not null,
    jobs_changed          bigint       not null,
    transitions_added     bigint       not null,
    first_record_at       timestamptz,
    last_record_at        timestamptz,

    constraint accounting_import_pkey primary key (accounting_import_id),
    constraint accounting_import_cluster_id_fkey foreign key (cluster_id)
        references batch.cluster (cluster_id) on delete cascade
);

create index accounting_import_cluster_id_idx on batch.accounting_import (cluster_id);
