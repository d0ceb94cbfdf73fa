-- The schema and its ledger, which is what makes every later step askable.
create schema muster;
comment on schema muster is
    'Muster core: ledger, settings, roles, errors, tasks and their runs, events, audit, doctor.';

create table muster.schema_step (
    module        text         not null,
    step          integer      not null,
    name          text         not null,
    checksum      text         not null,
    is_breaking   boolean      not null,
    kit_version   text         not null,
    installed_at  timestamptz  not null default now(),
    installed_by  text         not null default session_user,

    constraint schema_step_pkey primary key (module, step),
    constraint schema_step_step_check check (step > 0),
    constraint schema_step_checksum_check check (checksum ~ '^[0-9a-f]{64}$')
);
