create or replace function advisor._rule_0024_wrapped_column()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with wrapped as (
        select distinct on (f.statement_id, f.relid, f.expression)
               f.statement_id, f.relid, f.expression, f.rows_estimate, f.usage,
               a.attname::text as column_name, i.index_name, c.is_cast
        from advisor._predicate_fact as f
        cross join lateral (
            select btrim(f.expression, '()') as text
        ) as e
        join pg_catalog.pg_attribute as a
          on a.attrelid = f.relid
         and a.attnum > 0
         and not a.attisdropped
         and a.attname = any (regexp_split_to_array(f.expression, '[^[:alnum:]_$]+'))
        cross join lateral (
            select starts_with(e.text, quote_ident(a.attname) || '::')
                   or starts_with(f.expression, format('(%I)::', a.attname))
                   or starts_with(lower(f.expression), 'cast(') as is_cast
        ) as c
        join advisor.index_fact as i
          on i.relid = f.relid
         and i.is_valid
         and i.columns[1] = quote_ident(a.attname)
        where f.expression is not null
          and f.usage in ('equality', 'in_list', 'range')
          and f.clause in ('where', 'on')
          and f.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
          and not exists (
              select
              from advisor.index_fact as x
              cross join lateral unnest(x.columns) as k (key)
              where x.relid = f.relid
                and x.is_valid
                and strpos(k.key, '(') > 0
                and advisor._plain_keys(array[k.key])
                    = advisor._plain_keys(array[f.expression]))
        order by f.statement_id, f.relid, f.expression, i.index_name
    )
    select f.*
    from wrapped as w
    join advisor.statement as s
      on s.statement_id = w.statement_id
    cross join lateral advisor._statement_finding(
        '0024_wrapped_column',
        'Indexed column inside an expression',
        'warning',
        'rewrite',
        s,
        jsonb_build_object(
            'expression', w.expression, 'column', w.column_name, 'index', w.index_name,
            'usage', w.usage, 'rows', w.rows_estimate),
        format(
            'Index %I has %I, but the statement compares %s: for the planner that is another '
            'thing, and all of about %s rows are read. %s An index on the expression is the other '
            'way.',
            w.index_name, w.column_name, w.expression, w.rows_estimate,
            case
                when w.is_cast then format(
                    'Compare the column itself and cast the value: %I = $1::%s.', w.column_name,
                    (
                        select format_type(a.atttypid, null)
                        from pg_catalog.pg_attribute as a
                        where a.attrelid = w.relid
                          and a.attname = w.column_name))
                else format(
                    'Take the column out of it: a day or a month of a time is a range, %1$I >= $1 '
                    'and %1$I < $2.', w.column_name)
            end)) as f
$$;

revoke all on function advisor._rule_0024_wrapped_column() from public;
