create or replace function advisor._rule_0023_not_in_subquery()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select f.*
    from advisor.statement as s
    cross join lateral advisor._statement_finding(
        '0023_not_in_subquery',
        'NOT IN with a subquery',
        'warning',
        'rewrite',
        s,
        jsonb_build_object('has_not_in', true),
        'NOT IN (SELECT ...) gives no row at all as soon as the subquery gives one null, and the '
        'planner cannot make a join of it: when the subquery does not fit into memory it is '
        'searched for each row. Where nulls do not count, write where not exists (select from t '
        'where t.x = outer.x), which is planned as an anti join. With nulls on the left side the '
        'two differ: NOT EXISTS keeps such rows.') as f
    where not s.is_excluded
      and coalesce((s.shape ->> 'has_not_in')::boolean, false)
      -- Over small tables nothing is gained. Whether the columns can be null is not looked at.
      and exists (
          select
          from advisor.table_fact as t
          where format('%I.%I', t.schema_name, t.table_name) = any (s.relations)
            and t.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows')))
$$;

revoke all on function advisor._rule_0023_not_in_subquery() from public;
