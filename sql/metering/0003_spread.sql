-- The second booking: GPU time in the minutes in which it was spent, not in the one that saw the end.
-- peak is gpu_ms of a minute * 2048 + 2047 - minute of the UTC day, at the hour and at the day alike.
create table metering.spread_minute (
    bucket_start  timestamptz       not null,
    scope_type    "char"            not null,
    scope_value   text collate "C"  not null default '',
    gpu_ms        bigint            not null,

    constraint spread_minute_pkey primary key (scope_type, scope_value, bucket_start)
);
create index spread_minute_bucket_start_idx on metering.spread_minute (bucket_start);

create table metering.spread_hour (
    bucket_start  timestamptz       not null,
    scope_type    "char"            not null,
    scope_value   text collate "C"  not null default '',
    gpu_ms        bigint            not null,
    peak          bigint            not null,

    constraint spread_hour_pkey primary key (scope_type, scope_value, bucket_start)
) with (fillfactor = 80);
create index spread_hour_bucket_start_idx on metering.spread_hour (bucket_start);

create table metering.spread_day (
    bucket_start  timestamptz       not null,
    scope_type    "char"            not null,
    scope_value   text collate "C"  not null default '',
    gpu_ms        bigint            not null,
    peak          bigint            not null,

    constraint spread_day_pkey primary key (scope_type, scope_value, bucket_start)
) with (fillfactor = 80);
create index spread_day_bucket_start_idx on metering.spread_day (bucket_start);

-- Minutes whose overlap may have changed; written by the minute rollup, never by a writer.
create table metering.spread_mark (
    spread_mark_id  bigint     generated always as identity,
    minutes         tstzrange  not null,

    constraint spread_mark_pkey primary key (spread_mark_id)
);
