create or replace function advisor._rule_0003_expression_index(
    candidates advisor._merged_candidate[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select c.finding_key,
           c.rule,
           'Missing index on an expression',
           'warning',
           'missing_index',
           format('%s (%s)', c.relation, c.columns),
           c.relation,
           c.statement_id,
           c.statement_ids,
           c.evidence,
           c.ddl,
           c.ddl_undo,
           format(
               'The rows of %s are picked by the value of %s, not by a column as it is stored, so '
               'no index on the column helps. An index on the expression itself does, and ANALYZE '
               'then collects statistics about its values.%s',
               c.relation, c.columns, c.remark),
           c.risk,
           0.86
    from advisor._merged_candidates($1) as c
    where c.rule = '0003_expression_index'
$$;

revoke all on function advisor._rule_0003_expression_index(advisor._merged_candidate[]) from public;
