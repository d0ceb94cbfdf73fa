-- What is known about each task, and every run of it. Rows of task_state appear when a task is first
-- due, never at install: an extension's dump would collide with rows that its script inserts.
create table muster.task_state (
    task                  text         not null,
    task_id               integer      generated always as identity,
    is_enabled            boolean,
    every                 interval,
    timeout               interval,
    next_run_at           timestamptz  not null default now(),
    consecutive_failures  integer      not null default 0,

    constraint task_state_pkey primary key (task),
    constraint task_state_task_id_key unique (task_id),
    constraint task_state_every_check check (every > interval '0'),
    constraint task_state_timeout_check check (timeout > interval '0'),
    constraint task_state_consecutive_failures_check check (consecutive_failures >= 0)
);

create table muster.task_run (
    task_run_id    bigint       generated always as identity,
    task           text         not null,
    status         text         not null,
    started_at     timestamptz  not null default now(),
    finished_at    timestamptz,
    timeout_at     timestamptz  not null,
    rows           bigint,
    runner_pid     integer      not null,
    runner_start   timestamptz,
    runner         text         not null,
    sqlstate       text,
    message        text,
    detail         text,
    hint           text,
    context        text,

    constraint task_run_pkey primary key (task_run_id),
    constraint task_run_task_fkey foreign key (task) references muster.task_state (task),
    constraint task_run_status_check check (
        status in ('running', 'succeeded', 'failed', 'timed_out', 'lost', 'skipped')),
    constraint task_run_finished_at_check check ((status = 'running') = (finished_at is null)),
    constraint task_run_sqlstate_check check (
        (sqlstate is not null) = (status in ('failed', 'timed_out')))
);

create index task_run_task_started_at_idx on muster.task_run (task, started_at);
create index task_run_started_at_idx on muster.task_run (started_at);

-- One runner at a time, whatever the number of workers.
create unique index task_run_running_task_idx on muster.task_run (task) where status = 'running';
