-- The values that differ from the default. No foreign key to the definitions: those come and go.
create table muster.setting_value (
    name    text         not null,
    value   text         not null,
    set_at  timestamptz  not null default now(),
    set_by  text         not null default session_user,

    constraint setting_value_pkey primary key (name)
);
