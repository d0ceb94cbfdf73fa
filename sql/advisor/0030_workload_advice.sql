-- A question to the worker: which indexes serve the whole workload best within a budget?
create table advisor.advice (
    advice_id      bigint            generated always as identity,
    budget_bytes   bigint            not null,
    max_indexes    integer           not null,
    top            integer,
    deadline       interval          not null,
    status         text              not null default 'requested',
    requested_at   timestamptz       not null,
    requested_by   text              not null default session_user,
    claimed_at     timestamptz,
    finished_at    timestamptz,
    saved_pct      numeric,
    bytes          bigint,
    ddl            text[]            not null default '{}',
    ddl_undo       text[]            not null default '{}',
    report         jsonb,
    sqlstate       text,
    message        text,
    hint           text,

    constraint advice_pkey primary key (advice_id),
    constraint advice_budget_bytes_check check (budget_bytes > 0),
    constraint advice_max_indexes_check check (max_indexes between 1 and 1000),
    constraint advice_top_check check (top between 1 and 10000),
    constraint advice_deadline_check check (
        deadline between interval '1 second' and interval '10 minutes'),
    constraint advice_status_check check (
        status in ('requested', 'running', 'done', 'failed', 'refused')),
    constraint advice_finished_at_check check (
        (status in ('done', 'failed', 'refused')) = (finished_at is not null)),
    constraint advice_report_check check (
        (status = 'done') = (report is not null)
        and (status = 'done') = (saved_pct is not null)
        and (status = 'done') = (bytes is not null)),
    constraint advice_message_check check (
        (status in ('failed', 'refused')) = (message is not null))
);

-- One at a time: each is a thousand EXPLAINs.
create unique index advice_waiting_key
    on advisor.advice ((true))
    where status in ('requested', 'running');
create index advice_requested_at_idx on advisor.advice (requested_at);

comment on table advisor.advice is
    'Indexes chosen for the whole workload. advisor.advice_index has a row for each of them.';
comment on column advisor.advice.budget_bytes is 'what the new indexes may need together';
comment on column advisor.advice.max_indexes is 'how many new indexes there may be';
comment on column advisor.advice.top is
    'how many statements were to be looked at; null means advisor.top_k';
comment on column advisor.advice.deadline is
    'after what time the best found so far is the answer';
comment on column advisor.advice.status is 'requested, running, done, failed or refused';
comment on column advisor.advice.requested_by is 'the role that asked';
comment on column advisor.advice.claimed_at is 'when a worker took it up';
comment on column advisor.advice.saved_pct is
    'per cent of the workload''s time that the planner''s costs say is saved';
comment on column advisor.advice.bytes is 'what the indexes need, as estimated';
comment on column advisor.advice.ddl is 'what to run, each command by itself';
comment on column advisor.advice.ddl_undo is 'what takes it back';
comment on column advisor.advice.report is
    'everything: indexes with gain, size and statements, drops, statements before and after, '
    'alternatives rejected and why, what other budgets buy';
comment on column advisor.advice.sqlstate is 'code of the failure';
comment on column advisor.advice.message is 'why it failed or was refused';
comment on column advisor.advice.hint is 'what to do about it';
