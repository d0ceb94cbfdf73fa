-- Which cluster roles play which part in this database; empty until muster.setup_roles() is called.
create table muster.role (
    kind         text         not null,
    role_name    text         not null,
    was_created  boolean      not null,
    set_up_at    timestamptz  not null default now(),

    constraint role_pkey primary key (kind),
    constraint role_role_name_key unique (role_name),
    constraint role_kind_check check (
        kind in ('reader', 'agent', 'operator', 'admin', 'worker', 'explain'))
);
