-- Sums and counts, never averages. GPU time is in whole milliseconds: integer sums do not depend on
-- the order of their terms, so building a bucket again gives the same bits and writes nothing.
-- scope_type is 'g' global, 'e' endpoint, 's' spec; scope_value is '' for global: no key is null.
create table metering.rollup_minute (
    bucket_start     timestamptz       not null,
    scope_type       "char"            not null,
    scope_value      text collate "C"  not null default '',
    total_tasks      bigint            not null,
    completed_tasks  bigint            not null,
    failed_tasks     bigint            not null,
    gpu_ms           bigint            not null,
    gpu_count_sum    bigint            not null,
    max_gpu_count    integer           not null,

    constraint rollup_minute_pkey primary key (scope_type, scope_value, bucket_start)
);
create index rollup_minute_bucket_start_idx on metering.rollup_minute (bucket_start);

-- peak is gpu_ms * 64 + 63 - minute of the hour: its maximum is the largest minute, the earliest
-- of equals, and maxima merge. As one bigint it costs up to 5 %; array_agg(order by) doubles the run.
create table metering.rollup_hour (
    bucket_start     timestamptz       not null,
    scope_type       "char"            not null,
    scope_value      text collate "C"  not null default '',
    total_tasks      bigint            not null,
    completed_tasks  bigint            not null,
    failed_tasks     bigint            not null,
    gpu_ms           bigint            not null,
    gpu_count_sum    bigint            not null,
    max_gpu_count    integer           not null,
    peak             bigint            not null,

    constraint rollup_hour_pkey primary key (scope_type, scope_value, bucket_start)
) with (fillfactor = 80);
create index rollup_hour_bucket_start_idx on metering.rollup_hour (bucket_start);

-- peak is gpu_ms * 64 + 63 - hour of the day.
create table metering.rollup_day (
    bucket_start     timestamptz       not null,
    scope_type       "char"            not null,
    scope_value      text collate "C"  not null default '',
    total_tasks      bigint            not null,
    completed_tasks  bigint            not null,
    failed_tasks     bigint            not null,
    gpu_ms           bigint            not null,
    gpu_count_sum    bigint            not null,
    max_gpu_count    integer           not null,
    peak             bigint            not null,

    constraint rollup_day_pkey primary key (scope_type, scope_value, bucket_start)
) with (fillfactor = 80);
create index rollup_day_bucket_start_idx on metering.rollup_day (bucket_start);

-- What changed one level below. Without scopes: the whole bucket, from the best source there is.
create table metering.hour_mark (
    hour_mark_id  bigint       generated always as identity,
    bucket_start  timestamptz  not null,
    scope_types   "char"[],
    scope_values  text[],

    constraint hour_mark_pkey primary key (hour_mark_id)
);

create table metering.day_mark (
    day_mark_id   bigint       generated always as identity,
    bucket_start  timestamptz  not null,
    scope_types   "char"[],
    scope_values  text[],

    constraint day_mark_pkey primary key (day_mark_id)
);

-- From when on a level is complete. What is older has been removed by retention, and nothing is
-- built from it again. 'record' is the freeze line.
create table metering.level (
    level       text         not null,
    kept_since  timestamptz  not null default '-infinity',
    changed_at  timestamptz  not null default now(),

    constraint level_pkey primary key (level),
    constraint level_level_check check (level in ('record', 'minute', 'hour'))
);
