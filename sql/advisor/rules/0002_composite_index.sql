create or replace function advisor._rule_0002_composite_index(
    candidates advisor._merged_candidate[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select c.finding_key,
           c.rule,
           'Missing composite index',
           'warning',
           'composite_index',
           format('%s (%s)', c.relation, c.columns),
           c.relation,
           c.statement_id,
           c.statement_ids,
           c.evidence,
           c.ddl,
           c.ddl_undo,
           format(
               'The rows of %s are picked by several columns at once. An index on (%s), in this '
               'order, leads straight to them: first those compared by equality, the most '
               'selective foremost, then one range or the order in which the rows are wanted.%s',
               c.relation, c.columns, c.remark),
           c.risk,
           0.85
    from advisor._merged_candidates($1) as c
    where c.rule = '0002_composite_index'
$$;

revoke all on function advisor._rule_0002_composite_index(advisor._merged_candidate[]) from public;
