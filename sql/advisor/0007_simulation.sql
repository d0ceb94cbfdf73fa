-- A question to the worker: what would these indexes bring this statement?
create table advisor.simulation (
    simulation_id      bigint            generated always as identity,
    statement_id       bigint            not null,
    recommendation_id  bigint,
    ddl                text[]            not null,
    mode               text              not null,
    status             text              not null default 'requested',
    requested_at       timestamptz       not null,
    requested_by       text              not null default session_user,
    claimed_at         timestamptz,
    finished_at        timestamptz,
    before_cost        double precision,
    after_cost         double precision,
    improvement_pct    numeric,
    before_ms          double precision,
    after_ms           double precision,
    before_plan        jsonb,
    after_plan         jsonb,
    labels             text[]            not null default '{}',
    diff               jsonb,
    size_bytes         bigint,
    notes              text[]            not null default '{}',
    sqlstate           text,
    message            text,
    hint               text,

    constraint simulation_pkey primary key (simulation_id),
    constraint simulation_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint simulation_recommendation_id_fkey foreign key (recommendation_id)
        references advisor.recommendation (recommendation_id) on delete set null,
    constraint simulation_ddl_check check (cardinality(ddl) between 1 and 16),
    constraint simulation_mode_check check (mode in ('hypopg', 'real')),
    constraint simulation_status_check check (
        status in ('requested', 'running', 'done', 'failed', 'refused')),
    constraint simulation_claimed_at_check check (
        status not in ('running', 'done') or claimed_at is not null),
    constraint simulation_finished_at_check check (
        (status in ('done', 'failed', 'refused')) = (finished_at is not null)),
    constraint simulation_costs_check check (
        (status = 'done') = (before_cost is not null)
        and (status = 'done') = (after_cost is not null)
        and (status = 'done') = (improvement_pct is not null)),
    constraint simulation_ms_check check ((before_ms is null) = (after_ms is null)),
    constraint simulation_message_check check (
        (status in ('failed', 'refused')) = (message is not null))
);

create index simulation_statement_id_requested_at_idx
    on advisor.simulation (statement_id, requested_at);
create index simulation_recommendation_id_idx on advisor.simulation (recommendation_id);
create index simulation_requested_at_idx on advisor.simulation (requested_at);
create index simulation_claimed_at_idx on advisor.simulation (claimed_at) where status = 'running';
create index simulation_waiting_idx
    on advisor.simulation (simulation_id)
    where status in ('requested', 'running');
