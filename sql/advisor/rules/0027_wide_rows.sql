create or replace function advisor._rule_0027_wide_rows()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select f.*
    from advisor.statement as s
    join advisor._statement_total() as t
      on t.statement_id = s.statement_id
    cross join lateral (
        select x.schema_name, x.table_name, sum(n.avg_width) as bytes,
               (array_agg(n.attname::text order by n.avg_width desc, n.attname))[1:3] as widest
        from advisor.table_fact as x
        join pg_catalog.pg_stats as n
          on n.schemaname = x.schema_name
         and n.tablename = x.table_name
         and n.inherited = (x.kind = 'partitioned table')
        where format('%I.%I', x.schema_name, x.table_name) = any (s.relations)
        group by x.schema_name, x.table_name
        order by sum(n.avg_width) desc, x.schema_name, x.table_name
        limit 1
    ) as w
    cross join lateral advisor._statement_finding(
        '0027_wide_rows',
        'All columns of wide rows',
        'info',
        'rewrite',
        s,
        jsonb_build_object(
            'relation', format('%I.%I', w.schema_name, w.table_name),
            'row_bytes', w.bytes,
            'widest', w.widest,
            'rows', t.rows,
            'bytes_fetched', t.rows * w.bytes),
        format(
            'The statement takes every column (select *) of %I.%I, whose rows are %s bytes wide '
            'on average, the most of it in %s. %s rows were fetched. Name the columns that are '
            'wanted: less to read and to send, and an index may hold them all.',
            w.schema_name, w.table_name, w.bytes, array_to_string(w.widest, ', '), t.rows)) as f
    where s.kind = 'select'
      and not s.is_excluded
      and coalesce((s.shape ->> 'selects_star')::boolean, false)
      and w.bytes >= (select muster.setting_bigint('advisor.wide_row_bytes'))
      and t.rows >= (select muster.setting_bigint('advisor.min_table_rows'))
$$;

revoke all on function advisor._rule_0027_wide_rows() from public;
