create or replace function advisor._rule_0009_skewed_statistics()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with compared as (
        select f.relid,
               f.column_name,
               min(f.distinct_values) as distinct_values,
               array_agg(distinct f.statement_id) as statement_ids,
               (array_agg(f.statement_id order by t.total_ms desc nulls last, f.statement_id))[1]
                   as statement_id
        from advisor._predicate_fact as f
        left join advisor._statement_total() as t
          on t.statement_id = f.statement_id
        where f.column_name is not null
          and f.usage in ('equality', 'in_list', 'join')
          and f.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
        group by f.relid, f.column_name
    ),
    measured as (
        select c.*,
               t.schema_name,
               t.table_name,
               t.captured_at,
               cardinality(s.most_common_freqs) as listed,
               s.most_common_freqs[cardinality(s.most_common_freqs)]::numeric as last_frequency,
               -- What the planner takes for each value that is not in the list.
               ((1 - s.null_frac - (select sum(u.f) from unnest(s.most_common_freqs) as u (f)))
                   / nullif(c.distinct_values - cardinality(s.most_common_freqs), 0))::numeric
                   as rest_frequency,
               coalesce(a.attstattarget, -1) as own_target,
               case
                   when a.attstattarget >= 0 then a.attstattarget::integer
                   else current_setting('default_statistics_target')::integer
               end as target
        from compared as c
        join advisor.table_fact as t
          on t.relid = c.relid
        cross join lateral (
            -- The limit keeps this a lookup for each column: joined, the view is read as a whole.
            select n.most_common_freqs, n.null_frac
            from pg_catalog.pg_stats as n
            where n.schemaname = t.schema_name
              and n.tablename = t.table_name
              and n.attname = c.column_name
              and n.inherited = (t.kind = 'partitioned table')
            limit 1
        ) as s
        join pg_catalog.pg_attribute as a
          on a.attrelid = c.relid
         and a.attname = c.column_name
        where c.distinct_values > cardinality(s.most_common_freqs)
    ),
    judged as (
        select m.*,
               round(m.last_frequency / m.rest_frequency, 1) as skew,
               least(10 * m.target, 10000) as new_target
        from measured as m
        where m.rest_frequency > 0
          -- The list is full: more values as common as its last one may be missing from it.
          and m.listed >= m.target
          and m.target < 10000
    )
    select format('skew %I.%I.%I', j.schema_name, j.table_name, j.column_name),
           '0009_skewed_statistics',
           'Skewed values beyond the statistics',
           'notice',
           'stats',
           format('%I.%I.%I', j.schema_name, j.table_name, j.column_name),
           format('%I.%I', j.schema_name, j.table_name),
           j.statement_id,
           j.statement_ids,
           jsonb_build_object(
               'relation', format('%I.%I', j.schema_name, j.table_name),
               'column', j.column_name,
               'distinct_values', j.distinct_values::bigint,
               'listed', j.listed,
               'last_listed_frequency', j.last_frequency,
               'assumed_frequency', round(j.rest_frequency, 10),
               'skew', j.skew,
               'statistics_target', j.target,
               'worst_estimate', (
                   select p.facts -> 'worst_estimate'
                   from advisor.plan as p
                   where p.statement_id = j.statement_id
                     and p.source = 'explain_analyze'
                   order by p.captured_at desc
                   limit 1),
               'facts_at', j.captured_at),
           format(
               'alter table %1$I.%2$I alter column %3$I set statistics %4$s; '
               'analyze %1$I.%2$I (%3$I);',
               j.schema_name, j.table_name, j.column_name, j.new_target),
           format(
               'alter table %1$I.%2$I alter column %3$I set statistics %4$s; '
               'analyze %1$I.%2$I (%3$I);',
               j.schema_name, j.table_name, j.column_name, j.own_target),
           format(
               'The list of the %s most common values of %I is full, and the last on it is %s '
               'times as common as what the planner takes for each value that is not on it. '
               'Values that just missed the list are underestimated by about that much; a longer '
               'list holds them.',
               j.listed, j.column_name, j.skew),
           'low',
           0.70
    from judged as j
    where j.skew >= (select muster.setting_numeric('advisor.skew_threshold'))
$$;

revoke all on function advisor._rule_0009_skewed_statistics() from public;
