-- Records that came after their day's records had been removed. They are added to the rollups that
-- remain instead of building those anew from nothing. A record that ended on a day that is still there
-- but began before is a record; only the part of it that is behind is here, for the booking spread.
create table metering.usage_adjustment (
    usage_adjustment_id  bigint       generated always as identity,
    task_id              text         not null,
    endpoint             text         not null,
    worker               text,
    spec                 text         not null,
    gpu_count            integer      not null,
    gpu_type             text,
    gpu_memory_gb        integer,
    started_at           timestamptz  not null,
    completed_at         timestamptz  not null,
    status               text         not null,
    gpu_ms               bigint       not null,
    booking              text         not null default 'both',
    recorded_at          timestamptz  not null default now(),
    recorded_by          text         not null default session_user,
    applied_at           timestamptz,

    constraint usage_adjustment_pkey primary key (usage_adjustment_id),
    constraint usage_adjustment_task_id_key unique (task_id),
    constraint usage_adjustment_status_check check (status in ('completed', 'failed')),
    constraint usage_adjustment_booking_check check (booking in ('both', 'spread'))
);
create index usage_adjustment_pending_idx
    on metering.usage_adjustment (completed_at)
    where applied_at is null;
