-- What every rule returns. finding_key is stable: the same fault found again has the same key.
create type advisor.finding as (
    finding_key    text,
    rule           text,
    title          text,
    severity       text,
    kind           text,
    target         text,
    relation       text,
    statement_id   bigint,
    statement_ids  bigint[],
    evidence       jsonb,
    ddl            text,
    ddl_undo       text,
    why            text,
    risk           text,
    confidence     numeric
);

create table advisor.recommendation (
    recommendation_id  bigint            generated always as identity,
    finding_key        text              not null,
    rule               text              not null,
    title              text              not null,
    severity           text              not null,
    kind               text              not null,
    target             text              not null,
    relation           text,
    statement_id       bigint,
    evidence           jsonb             not null,
    why                text              not null,
    ddl                text,
    ddl_undo           text,
    confidence_class   text              not null default 'rule',
    confidence         numeric           not null,
    risk               text              not null,
    size_bytes         bigint,
    write_cost         text,
    cost_before        double precision,
    cost_after         double precision,
    improvement        numeric,
    state              text              not null,
    state_reason       text,
    state_by           text,
    state_at           timestamptz       not null,
    verified_at        timestamptz,
    first_found_at     timestamptz       not null,
    last_found_at      timestamptz       not null,

    constraint recommendation_pkey primary key (recommendation_id),
    constraint recommendation_finding_key_key unique (finding_key),
    constraint recommendation_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete set null,
    constraint recommendation_severity_check check (
        severity in ('info', 'notice', 'warning', 'critical')),
    constraint recommendation_kind_check check (
        kind in ('missing_index', 'composite_index', 'rewrite', 'redundant_index', 'unused_index',
            'stats', 'no_index')),
    constraint recommendation_confidence_class_check check (
        confidence_class in ('measured', 'calibrated', 'estimated', 'rule')),
    constraint recommendation_confidence_check check (confidence between 0 and 1),
    constraint recommendation_risk_check check (risk in ('none', 'low', 'medium', 'high')),
    constraint recommendation_write_cost_check check (
        write_cost in ('none', 'low', 'medium', 'high')),
    constraint recommendation_state_check check (
        state in ('candidate', 'open', 'rejected', 'muted', 'applied', 'resolved')),
    constraint recommendation_state_reason_check check (
        state <> 'rejected' or state_reason is not null)
);

create index recommendation_statement_id_idx on advisor.recommendation (statement_id);
create index recommendation_state_idx on advisor.recommendation (state);

-- The statements that a recommendation is for, and what the planner says it would bring each.
create table advisor.recommendation_statement (
    recommendation_id  bigint            not null,
    statement_id       bigint            not null,
    added_at           timestamptz       not null,
    cost_before        double precision,
    cost_after         double precision,
    improvement        numeric,
    is_used            boolean,
    labels             text[]            not null default '{}',
    estimated_at       timestamptz,

    constraint recommendation_statement_pkey primary key (recommendation_id, statement_id),
    constraint recommendation_statement_recommendation_id_fkey foreign key (recommendation_id)
        references advisor.recommendation (recommendation_id) on delete cascade,
    constraint recommendation_statement_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint recommendation_statement_costs_check check (
        (cost_before is null) = (estimated_at is null)
        and (cost_after is null) = (estimated_at is null)
        and (is_used is null) = (estimated_at is null))
);

create index recommendation_statement_statement_id_idx
    on advisor.recommendation_statement (statement_id);
