-- What scripts/backup and scripts/restore-test did. Names of files only: where they lie is nobody's
-- business who reads the database.
create table muster.backup (
    backup_id    bigint       generated always as identity,
    kind         text         not null,
    status       text         not null,
    started_at   timestamptz  not null,
    finished_at  timestamptz  not null,
    file_name    text         not null,
    byte_count   bigint       not null,
    sha256       text         not null,
    tables       integer      not null,
    row_count    bigint       not null,
    message      text,
    recorded_by  text         not null default session_user,

    constraint backup_pkey primary key (backup_id),
    constraint backup_kind_check check (kind in ('backup', 'restore_test')),
    constraint backup_status_check check (status in ('succeeded', 'failed')),
    constraint backup_finished_at_check check (finished_at >= started_at),
    constraint backup_file_name_check check (file_name <> '' and file_name !~ '[/[:cntrl:]]'),
    constraint backup_byte_count_check check (byte_count >= 0),
    constraint backup_sha256_check check (sha256 ~ '^[0-9a-f]{64}$'),
    constraint backup_tables_check check (tables >= 0 and row_count >= 0),
    constraint backup_message_check check ((status = 'failed') = (message is not null))
);

create index backup_kind_finished_at_idx on muster.backup (kind, finished_at);
