create or replace function advisor._rule_0025_implicit_cast()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with cast_column as (
        select distinct on (f.statement_id, f.relid, f.column_name)
               f.statement_id, f.relid, f.column_name, f.rows_estimate, f.atttypid,
               i.index_name, p.plan_id, x.filter ->> 'text' as filter
        from advisor._predicate_fact as f
        join advisor.index_fact as i
          on i.relid = f.relid
         and i.is_valid
         and i.access_method = 'btree'
         and i.columns[1] = f.key
        cross join lateral (
            select n.plan_id, n.facts
            from advisor.plan as n
            where n.statement_id = f.statement_id
              and n.source <> 'explain_analyze'
            order by n.captured_at desc, n.plan_id desc
            limit 1
        ) as p
        cross join lateral jsonb_array_elements(p.facts -> 'filters') as x (filter)
        join advisor.table_fact as t
          on t.relid = f.relid
        where f.column_name is not null
          and f.usage in ('equality', 'in_list', 'range')
          and f.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
          and x.filter ->> 'relation' in (
              t.table_name, format('%I.%I', t.schema_name, t.table_name))
          -- The statement names the column alone, and the planner casts it. Of one text type to
          -- another costs nothing: their indexes are the same.
          and strpos(x.filter ->> 'text', format('(%s)::', f.key)) > 0
          and strpos(x.filter ->> 'text', format('(%s)::text', f.key)) = 0
        order by f.statement_id, f.relid, f.column_name, i.index_name
    )
    select f.*
    from cast_column as c
    join advisor.statement as s
      on s.statement_id = c.statement_id
    cross join lateral advisor._statement_finding(
        '0025_implicit_cast',
        'Indexed column that is cast',
        'warning',
        'rewrite',
        s,
        jsonb_build_object(
            'column', c.column_name, 'type', format_type(c.atttypid, null), 'index', c.index_name,
            'filter', c.filter, 'plan_id', c.plan_id, 'rows', c.rows_estimate),
        format(
            'Column %I is of type %s, and the value that it is compared with is of a wider one, '
            'so the server casts the column, row by row: %s. Index %I cannot serve that, and all '
            'of about %s rows are read. Give the parameter the type of the column: '
            '%I = $1::%s.',
            c.column_name, format_type(c.atttypid, null), c.filter, c.index_name,
            c.rows_estimate, c.column_name, format_type(c.atttypid, null))) as f
$$;

revoke all on function advisor._rule_0025_implicit_cast() from public;
