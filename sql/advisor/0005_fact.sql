-- What the catalogue and the statistics say of each table and index, as of captured_at.
create table advisor.table_fact (
    relid                 oid          not null,
    schema_name           text         not null,
    table_name            text         not null,
    kind                  text         not null,
    rows_estimate         bigint       not null,
    is_rows_guessed       boolean      not null,
    bytes                 bigint       not null,
    index_bytes           bigint       not null,
    all_visible_share     numeric      not null,
    has_statistics        boolean,
    last_analyze_at       timestamptz,
    last_vacuum_at        timestamptz,
    mods_since_analyze    bigint       not null,
    seq_scans             bigint       not null,
    index_scans           bigint       not null,
    rows_inserted         bigint       not null,
    rows_updated          bigint       not null,
    rows_deleted          bigint       not null,
    rows_hot_updated      bigint       not null,
    index_signature       text         not null,
    first_seen_at         timestamptz  not null,
    changed_at            timestamptz  not null,
    captured_at           timestamptz  not null,

    constraint table_fact_pkey primary key (relid),
    constraint table_fact_kind_check check (
        kind in ('table', 'partitioned table', 'materialized view')),
    constraint table_fact_rows_estimate_check check (rows_estimate >= 0),
    constraint table_fact_bytes_check check (bytes >= 0)
);

create index table_fact_schema_name_table_name_idx
    on advisor.table_fact (schema_name, table_name);

create table advisor.index_fact (
    indexid               oid          not null,
    relid                 oid          not null,
    schema_name           text         not null,
    index_name            text         not null,
    table_name            text         not null,
    access_method         text         not null,
    columns               text[]       not null,
    include_columns       text[]       not null,
    opclasses             oid[]        not null,
    collations            oid[]        not null,
    options               smallint[]   not null,
    predicate             text,
    is_unique             boolean      not null,
    is_primary            boolean      not null,
    is_valid              boolean      not null,
    is_immediate          boolean      not null,
    is_replica_identity   boolean      not null,
    is_clustered          boolean      not null,
    is_partition          boolean      not null,
    constraint_name       text,
    definition            text         not null,
    bytes                 bigint       not null,
    scans                 bigint       not null,
    first_seen_at         timestamptz  not null,
    captured_at           timestamptz  not null,

    constraint index_fact_pkey primary key (indexid),
    constraint index_fact_relid_fkey foreign key (relid)
        references advisor.table_fact (relid) on delete cascade,
    constraint index_fact_bytes_check check (bytes >= 0)
);

create index index_fact_relid_idx on advisor.index_fact (relid);
