-- Long work on the fleet: launch, destroy, schedule. One at a time per kind and subject.
create table fleet.operation (
    operation_id     bigint       generated always as identity,
    kind             text         not null,
    subject          text         not null default '',
    state            text         not null default 'running',
    progress         numeric      not null default 0,
    message          text,
    detail           jsonb        not null default '{}',
    idempotency_key  text,
    started_by       text         not null default session_user,
    started_at       timestamptz  not null default now(),
    heard_at         timestamptz  not null default now(),
    timeout_at       timestamptz  not null,
    finished_at      timestamptz,

    constraint operation_pkey primary key (operation_id),
    constraint operation_kind_check check (kind <> '' and length(kind) <= 255),
    constraint operation_state_check check (
        state in ('running', 'succeeded', 'failed', 'cancelled', 'timed_out')),
    constraint operation_progress_check check (progress between 0 and 100),
    constraint operation_finished_at_check check ((state = 'running') = (finished_at is null)),
    constraint operation_timeout_at_check check (isfinite(timeout_at))
);

create unique index operation_running_kind_subject_idx
    on fleet.operation (kind, subject) where state = 'running';
create unique index operation_idempotency_key_idx
    on fleet.operation (idempotency_key) where idempotency_key is not null;
create index operation_started_at_idx on fleet.operation (started_at);

comment on table fleet.operation is
    'Long operations: running, succeeded, failed, cancelled or timed_out.';
