-- The rules about indexes share their candidates, which take most of a refresh to find: they are
-- found once and given to each rule. Functions of the same names without the argument would be
-- ambiguous beside the new ones.
drop view if exists advisor._finding;
drop function if exists advisor._rule_0001_missing_index();
drop function if exists advisor._rule_0002_composite_index();
drop function if exists advisor._rule_0003_expression_index();
drop function if exists advisor._rule_0004_join_support();
drop function if exists advisor._rule_0005_correlated_subquery();
drop function if exists advisor._rule_0011_covering_index();
drop function if exists advisor._rule_0012_partial_index();
drop function if exists advisor._rule_0013_pattern_index();
drop function if exists advisor._rule_0014_trigram_index();
drop function if exists advisor._rule_0015_brin_index();
drop function if exists advisor._rule_0016_order_by_index();
drop function if exists advisor._rule_0030_wrong_column_order();
drop function if exists advisor._variant_advice(text);

-- It returns more columns now.
drop function if exists advisor._deviation(advisor.scan_run);

-- What advisor._variant_advice() proposes.
create type advisor.variant_advice as (
    rule           text,
    finding_key    text,
    statement_id   bigint,
    statement_ids  bigint[],
    relation       text,
    target         text,
    columns        text,
    rows_estimate  bigint,
    detail         jsonb,
    evidence       jsonb,
    ddl            text,
    ddl_undo       text,
    remark         text,
    risk           text
);

-- When the rules were applied last, so that they are not when nothing has changed since.
create table advisor.refresh_state (
    is_only       boolean      not null default true,
    refreshed_at  timestamptz  not null,
    constraint refresh_state_pkey primary key (is_only),
    constraint refresh_state_is_only_check check (is_only)
);
