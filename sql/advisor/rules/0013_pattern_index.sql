create or replace function advisor._rule_0013_pattern_index(
    advice advisor.variant_advice[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select v.finding_key,
           '0013_pattern_index',
           'Missing index for a prefix',
           'notice',
           'missing_index',
           v.target,
           v.relation,
           v.statement_id,
           v.statement_ids,
           v.evidence,
           v.ddl,
           v.ddl_undo,
           format(
               'The rows of %s are picked by how a text begins. A B-tree in the order of the language '
               'cannot serve that; one with text_pattern_ops, which compares byte by byte, can. Not '
               'proven: patterns are parameters when the planner is asked.%s',
               v.relation, v.remark),
           v.risk,
           0.82
    from advisor._variant_advices($1) as v
    where v.rule = '0013_pattern_index'
$$;

revoke all on function advisor._rule_0013_pattern_index(advisor.variant_advice[]) from public;
