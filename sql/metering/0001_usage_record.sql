create schema metering;

-- One row for each finished task, partitioned by the UTC day in which it ended.
create table metering.usage_record (
    task_id        text collate "C"  not null,
    task_hash      bigint            not null
                   generated always as (hashtextextended(task_id, 0)) stored,
    endpoint       text collate "C"  not null,
    worker         text,
    spec           text collate "C"  not null,
    gpu_count      integer           not null,
    gpu_type       text,
    gpu_memory_gb  integer,
    started_at     timestamptz       not null,
    completed_at   timestamptz       not null,
    status         text              not null,
    -- Whole milliseconds, floored. The tenth of a microsecond keeps 290.000 ms, which binary
    -- floating point holds as 289.999999, from becoming 289; a duration has no such fraction.
    gpu_ms         bigint            not null
                   generated always as (
                       gpu_count * floor(
                           date_part('epoch', completed_at - started_at) * 1000 + 0.0001)::bigint
                   ) stored,

    constraint usage_record_pkey primary key (completed_at, task_hash),
    -- One expression: eight separate constraints cost three times as much in COPY.
    constraint usage_record_is_sane_check check (
        gpu_count >= 0
        and gpu_count <= 4096
        and status in ('completed', 'failed')
        and completed_at >= started_at
        and completed_at - started_at <= interval '31 days'
        and started_at >= '2000-01-01 00:00+00'
        and completed_at < '2200-01-01 00:00+00'
        and octet_length(task_id) >= 1
        and octet_length(task_id) <= 255
        and octet_length(endpoint) >= 1
        and octet_length(endpoint) <= 255
        and octet_length(spec) >= 1
        and octet_length(spec) <= 255
    )
) partition by range (completed_at);

-- Finds the long tasks that ran through a minute; short ones are found by completed_at.
create index usage_record_long_idx
    on metering.usage_record (completed_at)
    where completed_at - started_at > interval '1 hour';

-- A unique index of a partitioned table must hold the partition key, and so cannot say that a task
-- is recorded once. This table says it, for every way of writing. It outlives the records, so that
-- a task that is sent again after retention is still known. 64 bits: with 20 million tasks the
-- chance that any two share a hash is 1 in 90,000. No index on the time: keys lie in the order in which
-- they came, so a clean-up finds old ones first; a BRIN index cost a batch of 100 a quarter.
create table metering.task_key (
    task_hash     bigint       not null,
    completed_at  timestamptz  not null,

    constraint task_key_pkey primary key (task_hash)
);

-- An append-only log without a unique key: no writer ever waits for a writer or for a rollup.
-- (With a unique key and ON CONFLICT DO NOTHING an insert waited 1,629 ms behind a rollup.)
-- One row for each statement: a row for each minute made a late batch of 100 a third dearer.
create table metering.minute_mark (
    minute_mark_id     bigint         generated always as identity,
    buckets            timestamptz[]  not null,
    first_started_ats  timestamptz[]  not null,

    constraint minute_mark_pkey primary key (minute_mark_id)
);

-- COPY lands here as text, so that one bad value spoils one row and not the whole COPY.
create table metering.usage_staging (
    usage_staging_id  bigint  generated always as identity,
    batch             text    not null default '',
    task_id           text,
    endpoint          text,
    worker            text,
    spec              text,
    gpu_count         text,
    gpu_type          text,
    gpu_memory_gb     text,
    started_at        text,
    completed_at      text,
    status            text,

    constraint usage_staging_pkey primary key (usage_staging_id)
);

create type metering._record_input as (
    ordinal        integer,
    task_id        text,
    endpoint       text,
    worker         text,
    spec           text,
    gpu_count      integer,
    gpu_type       text,
    gpu_memory_gb  integer,
    started_at     timestamptz,
    completed_at   timestamptz,
    status         text,
    code           text,
    message        text
);
