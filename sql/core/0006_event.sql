-- Events in the order in which they became settled: (generation, written_by, event_id). Order by
-- event_id alone would lose the event of a transaction that commits after one with a higher id.

-- Transaction ids mean something within one cluster only. A generation is a stay of this database in
-- one cluster; a restore into another one begins the next. The number is not an identity, so that two
-- sessions that begin the same generation meet at the key.
create table muster.event_generation (
    generation         integer      not null,
    system_identifier  bigint,
    began_at           timestamptz  not null default now(),

    constraint event_generation_pkey primary key (generation)
);

create table muster.event (
    event_id     bigint       generated always as identity,
    topic        text         not null,
    subject      text         not null,
    detail       jsonb        not null default '{}',
    occurred_at  timestamptz  not null default now(),
    generation   integer      not null,
    written_by   xid8         not null default pg_current_xact_id(),

    constraint event_pkey primary key (event_id),
    constraint event_generation_fkey foreign key (generation)
        references muster.event_generation (generation),
    constraint event_detail_check check (jsonb_typeof(detail) = 'object')
);

create index event_generation_written_by_event_id_idx
    on muster.event (generation, written_by, event_id);
create index event_occurred_at_idx on muster.event (occurred_at);

-- Up to where each consumer has taken; everything at or before that position is done.
create table muster.event_consumer (
    consumer    text         not null,
    generation  integer      not null default 0,
    written_by  xid8         not null default '0',
    event_id    bigint       not null default 0,
    taken_at    timestamptz  not null default now(),

    constraint event_consumer_pkey primary key (consumer)
);
