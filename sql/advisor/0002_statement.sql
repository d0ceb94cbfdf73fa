-- What is run here. No text of pg_stat_statements is ever stored: the worker parses it and hands
-- back the normalised text, in which every literal is a placeholder and no comment is left.
create table advisor.statement (
    statement_id      bigint       generated always as identity,
    fingerprint       text         not null,
    kind              text         not null,
    normalized        text,
    parse_error       text,
    relations         text[]       not null default '{}',
    ambiguous         text[]       not null default '{}',
    shape             jsonb        not null default '{}',
    family            text,
    is_excluded       boolean      not null default false,
    exclusion_reason  text,
    explain_state     text         not null default 'waiting',
    explain_reasons   text[]       not null default '{}',
    explained_at      timestamptz,
    first_seen_at     timestamptz  not null,
    last_seen_at      timestamptz  not null,

    constraint statement_pkey primary key (statement_id),
    constraint statement_fingerprint_key unique (fingerprint),
    constraint statement_kind_check check (
        kind in ('select', 'insert', 'update', 'delete', 'merge', 'other', 'unknown')),
    constraint statement_parse_error_check check (
        parse_error in ('not understood by the parser', 'longer than the parser takes')),
    constraint statement_normalized_check check ((normalized is null) = (parse_error is not null)),
    constraint statement_shape_check check (jsonb_typeof(shape) = 'object'),
    constraint statement_exclusion_reason_check check (
        is_excluded = (exclusion_reason is not null)),
    constraint statement_explain_state_check check (
        explain_state in ('waiting', 'planned', 'refused', 'failed')),
    constraint statement_last_seen_at_check check (last_seen_at >= first_seen_at)
);

-- An entry of pg_stat_statements: the same statement run by another role is another entry. The
-- counters are those of the last scan that sampled it.
create table advisor.statement_source (
    queryid            bigint            not null,
    userid             oid               not null,
    dbid               oid               not null,
    toplevel           boolean           not null,
    source_id          bigint            generated always as identity,
    statement_id       bigint,
    state              text              not null default 'pending',
    search_path        text[],
    first_seen_at      timestamptz       not null,
    sampled_at         timestamptz       not null,
    missing_since      timestamptz,
    calls              bigint            not null,
    total_ms           double precision  not null,
    rows               bigint            not null,
    shared_blks_hit    bigint            not null,
    shared_blks_read   bigint            not null,
    temp_blks_written  bigint            not null,
    wal_bytes          numeric           not null,

    constraint statement_source_pkey primary key (queryid, userid, dbid, toplevel),
    constraint statement_source_source_id_key unique (source_id),
    constraint statement_source_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint statement_source_state_check check (
        state in ('pending', 'parsed', 'unparsable', 'utility', 'excluded')),
    constraint statement_source_statement_id_check check (
        (statement_id is null) = (state in ('pending', 'utility')))
) with (fillfactor = 80);

create index statement_source_statement_id_idx on advisor.statement_source (statement_id);
create index statement_source_pending_idx
    on advisor.statement_source (total_ms)
    where state = 'pending';

-- Where a statement names a column (or an expression of columns) in a way that an index could
-- serve.
create table advisor.predicate (
    statement_id     bigint   not null,
    ordinal          integer  not null,
    block            integer  not null,
    instance         integer  not null,
    relation_schema  text,
    relation_name    text     not null,
    alias            text,
    column_name      text,
    expression       text,
    is_resolved      boolean  not null default true,
    usage            text     not null,
    operator         text,
    clause           text     not null,
    direction        text,
    nulls            text,
    position         integer,
    other_schema     text,
    other_relation   text,
    other_column     text,
    other_instance   integer,
    is_under_or      boolean  not null default false,
    is_correlated    boolean  not null default false,

    constraint predicate_pkey primary key (statement_id, ordinal),
    constraint predicate_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint predicate_column_name_check check (
        (column_name is null) <> (expression is null)),
    constraint predicate_usage_check check (
        usage in ('equality', 'in_list', 'range', 'like_prefix', 'like_infix', 'like_suffix',
            'regex', 'not_equal', 'join', 'order_by', 'group_by', 'is_null', 'is_not_null',
            'boolean', 'json_contains', 'array_contains', 'text_search', 'other')),
    constraint predicate_clause_check check (
        clause in ('where', 'on', 'having', 'order_by', 'group_by', 'distinct')),
    constraint predicate_direction_check check (direction in ('asc', 'desc')),
    constraint predicate_nulls_check check (nulls in ('first', 'last')),
    constraint predicate_position_check check (
        position >= 1 and (position is not null) = (usage in ('order_by', 'group_by')))
);

create index predicate_relation_schema_relation_name_idx
    on advisor.predicate (relation_schema, relation_name);
