create or replace function advisor._rule_0012_partial_index(
    advice advisor.variant_advice[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select v.finding_key,
           '0012_partial_index',
           'Missing partial index',
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
               'Only %s %% of the about %s rows of %s fulfil %s. An index over these alone is as much '
               'smaller, and rows that do not fulfil it are not written to it.%s',
               round(100 * (v.detail ->> 'part')::numeric, 2), v.rows_estimate, v.relation,
               v.evidence ->> 'predicate', v.remark),
           v.risk,
           0.86
    from advisor._variant_advices($1) as v
    where v.rule = '0012_partial_index'
$$;

revoke all on function advisor._rule_0012_partial_index(advisor.variant_advice[]) from public;
