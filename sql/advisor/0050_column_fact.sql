-- What the planner's statistics say of columns, as the login that explains reads them: who applies
-- the rules need not be allowed to read the tables, and to him pg_stats shows nothing of them. No
-- value of a column is kept, only how many there are and how often the common ones come.
create table advisor.column_fact (
    relid             oid                 not null,
    column_name       text                not null,
    is_inherited      boolean             not null,
    null_fraction     double precision    not null,
    width             integer             not null,
    distinct_values   double precision    not null,
    correlation       double precision,
    common_fractions  double precision[]  not null,
    captured_at       timestamptz         not null,

    constraint column_fact_pkey primary key (relid, column_name, is_inherited),
    constraint column_fact_relid_fkey foreign key (relid)
        references advisor.table_fact (relid) on delete cascade,
    constraint column_fact_null_fraction_check check (null_fraction between 0 and 1),
    constraint column_fact_width_check check (width >= 0)
);
