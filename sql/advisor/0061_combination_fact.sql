-- How many different values columns of a table have together: the planner's statistics know each by
-- itself. The login that explains counts them in a sample. Without a number: it could not tell.
create table advisor.combination_fact (
    relid            oid                 not null,
    columns          text[]              not null,
    distinct_values  double precision,
    rows_estimate    bigint              not null,
    captured_at      timestamptz         not null,

    constraint combination_fact_pkey primary key (relid, columns),
    constraint combination_fact_relid_fkey foreign key (relid)
        references advisor.table_fact (relid) on delete cascade,
    constraint combination_fact_columns_check check (cardinality(columns) > 1),
    constraint combination_fact_distinct_values_check check (distinct_values >= 1),
    constraint combination_fact_rows_estimate_check check (rows_estimate >= 0)
);
