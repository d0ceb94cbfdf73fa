-- A backfill goes from its newest day to its oldest, one transaction for each, and goes on from
-- next_day whoever calls next.
create table metering.backfill (
    backfill_id   bigint       generated always as identity,
    since         timestamptz  not null,
    until         timestamptz  not null,
    next_day      timestamptz,
    days_total    integer      not null,
    days_done     integer      not null default 0,
    records_done  bigint       not null default 0,
    requested_at  timestamptz  not null default now(),
    requested_by  text         not null default session_user,
    advanced_at   timestamptz,
    finished_at   timestamptz,
    pid           integer,

    constraint backfill_pkey primary key (backfill_id),
    constraint backfill_range_check check (since < until),
    constraint backfill_finished_at_check check ((finished_at is null) = (next_day is not null))
);
create unique index backfill_active_range_idx
    on metering.backfill (since, until)
    where finished_at is null;
