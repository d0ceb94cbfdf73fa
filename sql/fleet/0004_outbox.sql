-- Changes that still have to be told. Unlogged, because a crash is followed by a resync event: the
-- outbox is empty then, and so is the marker beside it.
create unlogged table fleet.outbox (
    outbox_id  bigint  generated always as identity,
    topic      text    not null,
    subject    text    not null,
    detail     jsonb   not null default '{}',

    constraint outbox_pkey primary key (outbox_id)
)
with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000);

create unlogged table fleet.outbox_marker (
    marked_at  timestamptz  not null,

    constraint outbox_marker_pkey primary key (marked_at)
);

comment on table fleet.outbox is
    'Changes that wait for fleet.flush_notifications().';
comment on table fleet.outbox_marker is
    'One row since the last crash of the server; without it listeners are told to read again.';
