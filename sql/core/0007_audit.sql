-- Who changed what, written in the transaction of the change.
create table muster.audit (
    audit_id          bigint       generated always as identity,
    occurred_at       timestamptz  not null default clock_timestamp(),
    written_by        xid8         not null default pg_current_xact_id(),
    login_role        text         not null,
    acting_role       text         not null,
    application_name  text         not null,
    relation          text         not null,
    action            text         not null,
    key               jsonb,
    before            jsonb,
    after             jsonb,

    constraint audit_pkey primary key (audit_id),
    constraint audit_action_check check (action in ('insert', 'update', 'delete', 'truncate')),
    constraint audit_before_check check ((before is not null) = (action in ('update', 'delete'))),
    constraint audit_after_check check ((after is not null) = (action in ('insert', 'update')))
);

create index audit_occurred_at_idx on muster.audit (occurred_at);
create index audit_relation_occurred_at_idx on muster.audit (relation, occurred_at);
