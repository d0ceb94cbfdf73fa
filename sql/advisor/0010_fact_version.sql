-- What tables, indexes and planner settings were, and until when: the causes of plans that changed
-- by themselves. A row stays open while what it says is still so. A look happens now and then, so
-- that of each change only the two looks around it are known.
create table advisor.fact_version (
    version_id       bigint       generated always as identity,
    kind             text         not null,
    name             text         not null,
    relation         text,
    value            jsonb        not null,
    appeared_after   timestamptz,
    appeared_at      timestamptz  not null,
    vanished_after   timestamptz,
    vanished_at      timestamptz,

    constraint fact_version_pkey primary key (version_id),
    constraint fact_version_kind_check check (kind in ('table', 'index', 'setting')),
    constraint fact_version_relation_check check ((relation is null) = (kind = 'setting')),
    constraint fact_version_value_check check (jsonb_typeof(value) = 'object'),
    constraint fact_version_appeared_at_check check (appeared_at >= appeared_after),
    constraint fact_version_vanished_at_check check (
        vanished_at >= vanished_after and vanished_at >= appeared_at
        and (vanished_at is null) = (vanished_after is null))
);

create unique index fact_version_open_key
    on advisor.fact_version (kind, name)
    where vanished_at is null;
create index fact_version_kind_name_idx on advisor.fact_version (kind, name, version_id);
create index fact_version_relation_idx on advisor.fact_version (relation);
