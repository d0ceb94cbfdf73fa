-- Definitions: what the kit itself says. Each install writes these rows anew, so none is dumped.
create table muster.setting_definition (
    name           text  not null,
    module         text  not null,
    default_value  text,
    type           text  not null,
    min_value      text,
    max_value      text,
    description    text  not null,

    constraint setting_definition_pkey primary key (name),
    constraint setting_definition_type_check check (
        type in ('interval', 'bigint', 'numeric', 'boolean', 'text', 'text[]'))
);

create table muster.error_code (
    code         text     not null,
    module       text     not null,
    title        text     not null,
    http_status  integer  not null,
    hint         text     not null,

    constraint error_code_pkey primary key (code),
    constraint error_code_code_check check (code ~ '^MU[0-9]{3}$'),
    constraint error_code_http_status_check check (http_status between 400 and 599)
);

create table muster.topic (
    topic        text  not null,
    module       text  not null,
    description  text  not null,

    constraint topic_pkey primary key (topic),
    constraint topic_topic_check check (topic ~ '^[a-z][a-z0-9_]{0,62}$')
);

create table muster.task (
    task           text      not null,
    module         text      not null,
    function_name  text      not null,
    every          interval  not null,
    timeout        interval  not null,
    batch_setting  text,
    description    text      not null,

    constraint task_pkey primary key (task),
    constraint task_every_check check (every > interval '0'),
    constraint task_timeout_check check (timeout > interval '0')
);

create table muster.grant_rule (
    grant_rule_id  bigint  generated always as identity,
    module         text    not null,
    kind           text    not null,
    object         text    not null,
    privilege      text    not null,
    role           text    not null,

    constraint grant_rule_pkey primary key (grant_rule_id),
    constraint grant_rule_object_key unique (kind, object, privilege, role),
    constraint grant_rule_kind_check check (kind in ('function', 'relation')),
    constraint grant_rule_privilege_check check (
        privilege in ('execute', 'select', 'insert', 'update', 'delete')),
    constraint grant_rule_role_check check (role in ('reader', 'agent', 'operator', 'admin'))
);

create table muster.undumped_table (
    table_name  text  not null,
    module      text  not null,
    reason      text  not null,

    constraint undumped_table_pkey primary key (table_name)
);
