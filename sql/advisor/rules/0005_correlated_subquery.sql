create or replace function advisor._rule_0005_correlated_subquery(
    candidates advisor._merged_candidate[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select c.finding_key,
           c.rule,
           'Correlated subquery without an index',
           'warning',
           'rewrite',
           format('%s (%s)', c.relation, c.columns),
           c.relation,
           c.statement_id,
           c.statement_ids,
           c.evidence,
           c.ddl,
           c.ddl_undo,
           format(
               'A subquery over %1$s names a column of the query around it, so it is run again '
               'for each row of %2$s, and each time all of about %3$s rows are read. With an '
               'index on (%4$s) it reads only those that belong to the row. Where most rows are '
               'wanted, a rewrite reads the table once: join %2$s to (select %4$s, ... from %1$s '
               'group by %4$s) as x on x.%4$s = %2$s.%5$I, or use a lateral join. A left join '
               'keeps the rows for which the subquery finds nothing.%6$s',
               c.relation,
               coalesce(
                   nullif(
                       concat_ws('.', quote_ident(c.detail ->> 'other_schema'),
                           quote_ident(c.detail ->> 'other_relation')),
                       ''),
                   'the outer table'),
               c.rows_estimate, c.columns, coalesce(c.detail ->> 'other_column', 'key'), c.remark),
           c.risk,
           0.65
    from advisor._merged_candidates($1) as c
    where c.rule = '0005_correlated_subquery'
$$;

revoke all on function advisor._rule_0005_correlated_subquery(advisor._merged_candidate[]) from public;
