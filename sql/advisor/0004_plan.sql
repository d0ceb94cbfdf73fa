-- Plans of a statement: one row for each shape, and another when the cost moved notably.
create table advisor.plan (
    plan_id       bigint            generated always as identity,
    statement_id  bigint            not null,
    source        text              not null,
    search_path   text[],
    plan_json     jsonb             not null,
    facts         jsonb             not null,
    shape_hash    text              not null,
    total_cost    double precision  not null,
    last_cost     double precision  not null,
    captured_at   timestamptz       not null,
    last_seen_at  timestamptz       not null,

    constraint plan_pkey primary key (plan_id),
    constraint plan_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint plan_source_check check (
        source in ('explain_generic', 'explain_sample', 'explain_analyze')),
    constraint plan_facts_check check (jsonb_typeof(facts) = 'object'),
    constraint plan_total_cost_check check (
        total_cost >= 0 and total_cost < 'infinity'::double precision),
    constraint plan_last_cost_check check (
        last_cost >= 0 and last_cost < 'infinity'::double precision),
    constraint plan_last_seen_at_check check (last_seen_at >= captured_at)
);

create index plan_statement_id_captured_at_idx on advisor.plan (statement_id, captured_at);

-- A statement's plan took another shape. Labels and the aligned tree are made by the worker.
create table advisor.plan_change (
    change_id      bigint            generated always as identity,
    statement_id   bigint            not null,
    from_plan_id   bigint            not null,
    to_plan_id     bigint            not null,
    labels         text[]            not null default '{}',
    diff           jsonb,
    cost_before    double precision  not null,
    cost_after     double precision  not null,
    is_regression  boolean           not null,
    changed_at     timestamptz       not null,

    constraint plan_change_pkey primary key (change_id),
    constraint plan_change_plans_key unique (from_plan_id, to_plan_id),
    constraint plan_change_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint plan_change_from_plan_id_fkey foreign key (from_plan_id)
        references advisor.plan (plan_id) on delete cascade,
    constraint plan_change_to_plan_id_fkey foreign key (to_plan_id)
        references advisor.plan (plan_id) on delete cascade,
    constraint plan_change_plans_check check (from_plan_id <> to_plan_id)
);

create index plan_change_statement_id_changed_at_idx
    on advisor.plan_change (statement_id, changed_at);
create index plan_change_to_plan_id_idx on advisor.plan_change (to_plan_id);
