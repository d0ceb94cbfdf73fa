create or replace function advisor._rule_0004_join_support(
    candidates advisor._merged_candidate[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select c.finding_key,
           c.rule,
           'Join without an index',
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
               '%s is joined to %s by %s, and no index begins with it: to find the rows that '
               'belong to a few of the other table''s, all of about %s are read.%s',
               c.relation,
               coalesce(
                   nullif(
                       concat_ws('.', quote_ident(c.detail ->> 'other_schema'),
                           quote_ident(c.detail ->> 'other_relation')),
                       ''),
                   'another table'),
               c.columns, c.rows_estimate, c.remark),
           c.risk,
           0.88
    from advisor._merged_candidates($1) as c
    where c.rule = '0004_join_support'
$$;

revoke all on function advisor._rule_0004_join_support(advisor._merged_candidate[]) from public;
