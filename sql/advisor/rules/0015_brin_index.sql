create or replace function advisor._rule_0015_brin_index(
    advice advisor.variant_advice[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select v.finding_key,
           '0015_brin_index',
           'Missing index on page ranges',
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
               'The rows of %s lie on disk in the order of %s (correlation %s), and ranges of it are '
               'asked for. A BRIN index keeps the bounds of each range of pages: some kilobytes, and '
               'hardly any work to write.%s',
               v.relation, v.columns, v.detail ->> 'correlation', v.remark),
           v.risk,
           0.83
    from advisor._variant_advices($1) as v
    where v.rule = '0015_brin_index'
$$;

revoke all on function advisor._rule_0015_brin_index(advisor.variant_advice[]) from public;
