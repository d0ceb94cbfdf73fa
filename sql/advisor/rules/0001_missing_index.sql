create or replace function advisor._rule_0001_missing_index(
    candidates advisor._merged_candidate[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select c.finding_key,
           c.rule,
           'Missing index',
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
               'The rows of %s are picked by %s, and no index begins with it: all of about %s '
               'rows are read for the few that are wanted.%s',
               c.relation, c.columns, c.rows_estimate, c.remark),
           c.risk,
           0.90
    from advisor._merged_candidates($1) as c
    where c.rule = '0001_missing_index'
$$;

revoke all on function advisor._rule_0001_missing_index(advisor._merged_candidate[]) from public;
