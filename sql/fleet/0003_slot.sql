-- The allocator: one row per host that can be held. Its primary key is what makes two holders of
-- one host impossible; a claim and a release are one update of it.
create sequence fleet.claim_id_seq as bigint;

create table fleet.slot (
    host_id          bigint            not null,
    pool             text              not null default 'default',
    labels           text[]            not null default '{}',
    state            text              not null default 'available',
    spread           real              not null default random(),
    claim_id         bigint,
    holder           text,
    command          text,
    idempotency_key  text,
    claimed_at       timestamptz,
    claimed_by       text,
    expires_at       timestamptz,
    outcome          text,
    failed_reason    text,
    created_at       timestamptz       not null default now(),
    updated_at       timestamptz       not null default now(),

    constraint slot_pkey primary key (host_id),
    constraint slot_host_id_fkey foreign key (host_id)
        references fleet.host (host_id) on delete cascade,
    constraint slot_pool_check check (pool <> '' and length(pool) <= 255),
    constraint slot_state_check check (state in ('available', 'in-use', 'failed')),
    constraint slot_claim_id_check check ((state = 'in-use') = (claim_id is not null)),
    constraint slot_claimed_at_check check ((claim_id is null) = (claimed_at is null)),
    constraint slot_expires_at_check check (expires_at > claimed_at and isfinite(expires_at)),
    constraint slot_claim_is_empty_check check (
        claim_id is not null
        or num_nonnulls(holder, command, idempotency_key, claimed_by, expires_at) = 0)
)
with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);

create index slot_available_pool_spread_idx
    on fleet.slot (pool, spread) where state = 'available';
create unique index slot_idempotency_key_idx
    on fleet.slot (idempotency_key) where idempotency_key is not null;
create index slot_expires_at_idx on fleet.slot (expires_at) where expires_at is not null;
create index slot_holder_idx on fleet.slot (holder) where holder is not null;

-- Claims that have ended. No foreign key: the record outlives the host.
create table fleet.claim_history (
    claim_id         bigint       not null,
    host_id          bigint       not null,
    hostname         text         not null,
    pool             text         not null,
    holder           text,
    idempotency_key  text,
    claimed_at       timestamptz  not null,
    claimed_by       text,
    released_at      timestamptz  not null,
    released_by      text         not null,
    outcome          text         not null,

    constraint claim_history_pkey primary key (claim_id),
    constraint claim_history_outcome_check check (
        outcome in ('released', 'expired', 'lost', 'failed', 'deleted', 'replaced')),
    constraint claim_history_released_at_check check (released_at >= claimed_at)
);

create index claim_history_released_at_idx on fleet.claim_history (released_at);
create index claim_history_idempotency_key_idx
    on fleet.claim_history (idempotency_key) where idempotency_key is not null;

comment on table fleet.slot is
    'A host in a pool and who holds it: available, in-use or failed.';
comment on table fleet.claim_history is
    'Claims that have ended: released, expired, lost, failed, deleted or replaced.';
