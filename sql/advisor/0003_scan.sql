-- Each scan, with what it was asked for and what it found.
create table advisor.scan_run (
    scan_id        bigint       generated always as identity,
    status         text         not null,
    started_at     timestamptz  not null,
    finished_at    timestamptz,
    requested_by   text         not null default session_user,
    top            integer,
    min_mean_ms    numeric      not null,
    min_calls      bigint       not null,
    stats_reset    timestamptz,
    was_reset      boolean      not null default false,
    seen           bigint       not null default 0,
    hidden         bigint       not null default 0,
    added          bigint       not null default 0,
    changed        bigint       not null default 0,
    evicted        bigint       not null default 0,
    went_back      bigint       not null default 0,
    samples        bigint       not null default 0,
    pending        bigint       not null default 0,
    tables         bigint       not null default 0,
    indexes        bigint       not null default 0,
    duration_ms    numeric      not null default 0,

    constraint scan_run_pkey primary key (scan_id),
    constraint scan_run_status_check check (status in ('running', 'done')),
    constraint scan_run_finished_at_check check ((status = 'done') = (finished_at is not null))
);

create index scan_run_started_at_idx on advisor.scan_run (started_at);

-- Somebody wants a scan; a worker answers. The statements are parsed and planned then, too.
create table advisor.scan_request (
    request_id    bigint       generated always as identity,
    status        text         not null default 'requested',
    requested_at  timestamptz  not null,
    requested_by  text         not null default session_user,
    claimed_at    timestamptz,
    finished_at   timestamptz,
    scan_id       bigint,
    sqlstate      text,
    message       text,

    constraint scan_request_pkey primary key (request_id),
    constraint scan_request_scan_id_fkey foreign key (scan_id)
        references advisor.scan_run (scan_id) on delete set null,
    constraint scan_request_status_check check (
        status in ('requested', 'running', 'done', 'failed')),
    constraint scan_request_claimed_at_check check (
        status in ('requested', 'failed') or claimed_at is not null),
    constraint scan_request_finished_at_check check (
        (status in ('done', 'failed')) = (finished_at is not null)),
    constraint scan_request_sqlstate_check check ((status = 'failed') = (sqlstate is not null))
);

create index scan_request_scan_id_idx on advisor.scan_request (scan_id);
create index scan_request_requested_at_idx on advisor.scan_request (requested_at);

-- What a source did between two scans; no row when it did nothing. No foreign key to the source:
-- attaching the partition of a new day would have to lock statement_source against its writers. The
-- key belongs to each partition, not to the parent: a dump of an extension install could not
-- restore partitions that had got theirs from it.
create table advisor.statement_sample (
    source_id          bigint            not null,
    captured_at        timestamptz       not null,
    scan_id            bigint            not null,
    period_start       timestamptz,
    is_baseline        boolean           not null,
    calls              bigint            not null,
    total_ms           double precision  not null,
    mean_ms            double precision  generated always as (total_ms / calls) stored,
    rows               bigint            not null,
    shared_blks_hit    bigint            not null,
    shared_blks_read   bigint            not null,
    temp_blks_written  bigint            not null,
    wal_bytes          numeric           not null,

    constraint statement_sample_calls_check check (calls > 0),
    constraint statement_sample_total_ms_check check (
        total_ms >= 0 and total_ms < 'infinity'::double precision),
    constraint statement_sample_rows_check check (rows >= 0),
    constraint statement_sample_blocks_check check (
        shared_blks_hit >= 0 and shared_blks_read >= 0 and temp_blks_written >= 0
        and wal_bytes >= 0)
) partition by range (captured_at);
