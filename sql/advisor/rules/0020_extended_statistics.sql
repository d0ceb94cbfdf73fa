create or replace function advisor._rule_0020_extended_statistics()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with compared as (
        select m.statement_id, m.expected_rows, m.rows_per_call, m.factor, m.plan_id, m.calls,
               f.relid,
               array_agg(distinct f.column_name) as names,
               array_agg(distinct f.key) as columns,
               -- As many rows as if the columns were independent of each other.
               exp(sum(ln(greatest(f.equal_fraction, 1e-9)::numeric))) as product,
               min(f.equal_fraction) as least
        from advisor._misestimated_statement as m
        join advisor._predicate_fact as f
          on f.statement_id = m.statement_id
         and f.usage in ('equality', 'in_list')
         and f.clause = 'where'
         and f.column_name is not null
         and not f.is_under_or
        where cardinality(m.relations) = 1
          and m.factor >= (select muster.setting_numeric('advisor.misestimate_factor'))
          and f.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
        group by m.statement_id, m.expected_rows, m.rows_per_call, m.factor, m.plan_id, m.calls,
            f.relid
        having count(distinct f.column_name) between 2 and 8
           -- The estimate is this product, so that it is the product that is wrong; and more rows
           -- come, but not more than one of the columns alone leaves.
           and count(f.equal_fraction) = count(*)
           and m.expected_rows between 0.5 * exp(sum(ln(greatest(f.equal_fraction, 1e-9)::numeric))) * max(f.rows_estimate)
               and 2 * greatest(exp(sum(ln(greatest(f.equal_fraction, 1e-9)::numeric))) * max(f.rows_estimate), 1)
           and m.rows_per_call > m.expected_rows
           and m.rows_per_call <= 2 * min(f.equal_fraction) * max(f.rows_estimate)
    ),
    bare as (
        select distinct on (c.relid, c.columns) c.*,
               array_agg(c.statement_id) over (partition by c.relid, c.columns) as statement_ids
        from compared as c
        where not exists (
            select
            from pg_catalog.pg_statistic_ext as e
            where e.stxrelid = c.relid
              and (
                  select array_agg(a.attname::text)
                  from pg_catalog.pg_attribute as a
                  where a.attrelid = e.stxrelid
                    and a.attnum = any (e.stxkeys::smallint[])) @> c.names)
        order by c.relid, c.columns, c.factor desc, c.statement_id
    )
    select format(
               'statistics %I.%I (%s)', t.schema_name, t.table_name,
               array_to_string(b.columns, ', ')),
           '0020_extended_statistics',
           'Columns that depend on each other',
           'notice',
           'stats',
           format('%I.%I (%s)', t.schema_name, t.table_name, array_to_string(b.columns, ', ')),
           format('%I.%I', t.schema_name, t.table_name),
           b.statement_id,
           b.statement_ids,
           jsonb_build_object(
               'relation', format('%I.%I', t.schema_name, t.table_name),
               'columns', b.columns,
               'expected_rows', b.expected_rows,
               'rows_per_call', b.rows_per_call,
               'factor', b.factor,
               'calls', b.calls,
               'fraction_if_independent', round(b.product, 10),
               'plan_id', b.plan_id,
               'facts_at', t.captured_at),
           format(
               'create statistics %I.%I (ndistinct, dependencies, mcv) on %s from %I.%I; '
               'analyze %I.%I;',
               t.schema_name, n.name, array_to_string(b.columns, ', '), t.schema_name,
               t.table_name, t.schema_name, t.table_name),
           format('drop statistics %I.%I;', t.schema_name, n.name),
           format(
               'The statement compares %s of %I.%I, and the planner multiplies their parts as if '
               'each had nothing to do with the others. It expects %s rows, and %s came on '
               'average of %s calls: %s times as many. Statistics over these columns together '
               'tell it how they depend on each other.',
               array_to_string(b.columns, ', '), t.schema_name, t.table_name, b.expected_rows,
               b.rows_per_call, b.calls, b.factor),
           'low',
           0.72
    from bare as b
    join advisor.table_fact as t
      on t.relid = b.relid
    cross join lateral (
        select concat(
                   left(concat_ws('_', t.table_name, array_to_string(b.names, '_')), 45), '_',
                   left(md5(array_to_string(b.names, ',')), 8), '_stat') as name
    ) as n
$$;

revoke all on function advisor._rule_0020_extended_statistics() from public;
