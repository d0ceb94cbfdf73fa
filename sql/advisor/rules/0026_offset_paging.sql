create or replace function advisor._rule_0026_offset_paging()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select f.*
    from advisor.statement as s
    join advisor._statement_total() as t
      on t.statement_id = s.statement_id
    cross join lateral advisor._statement_finding(
        '0026_offset_paging',
        'Paging by OFFSET',
        'notice',
        'rewrite',
        s,
        jsonb_build_object('has_offset', true, 'calls', t.calls, 'mean_ms', round(t.mean_ms::numeric, 3)),
        'OFFSET makes the server find all rows before the page and throw them away: page 1000 '
        'costs a thousand times page 1, and rows that come or go in between are shown twice or '
        'never. Remember the last row of the page instead and begin after it: where (created_at, '
        'id) < ($1, $2) order by created_at desc, id desc limit $3, with an index in this '
        'order.') as f
    where not s.is_excluded
      and coalesce((s.shape ->> 'has_offset')::boolean, false)
      and exists (
          select
          from advisor.table_fact as x
          where format('%I.%I', x.schema_name, x.table_name) = any (s.relations)
            and x.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows')))
$$;

revoke all on function advisor._rule_0026_offset_paging() from public;
