create or replace function advisor._rule_0016_order_by_index(
    advice advisor.variant_advice[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select v.finding_key,
           '0016_order_by_index',
           'Missing index for the order of the rows',
           'warning',
           'composite_index',
           v.target,
           v.relation,
           v.statement_id,
           v.statement_ids,
           v.evidence,
           v.ddl,
           v.ddl_undo,
           format(
               'The first rows of %s by %s are wanted, and all of about %s rows are sorted to find '
               'them. An index in this order has them at its beginning.%s',
               v.relation, v.columns, v.rows_estimate, v.remark),
           v.risk,
           0.84
    from advisor._variant_advices($1) as v
    where v.rule = '0016_order_by_index'
$$;

revoke all on function advisor._rule_0016_order_by_index(advisor.variant_advice[]) from public;
