create or replace function advisor._rule_0019_partitioned_statistics()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with parent as (
        select t.relid, t.schema_name, t.table_name, t.captured_at, t.last_analyze_at,
               l.rows_estimate, l.mods,
               coalesce(not t.has_statistics, false) or t.is_rows_guessed as is_missing
        from advisor.table_fact as t
        -- What it held when it was analysed itself.
        join pg_catalog.pg_class as c
          on c.oid = t.relid
        cross join lateral (
            select sum(f.rows_estimate)::bigint as rows_estimate,
                   (abs(sum(f.rows_estimate) - greatest(c.reltuples, 0)) + sum(f.mods_since_analyze))::bigint
                       as mods
            from pg_partition_tree(t.relid) as p
            join advisor.table_fact as f
              on f.relid = p.relid
            where p.isleaf
        ) as l
        where t.kind = 'partitioned table'
          and l.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
    )
    select format('stats %I.%I', p.schema_name, p.table_name),
           '0019_partitioned_statistics',
           case
               when p.is_missing then 'Missing statistics of a partitioned table'
               else 'Stale statistics of a partitioned table'
           end,
           case when p.is_missing then 'warning' else 'notice' end,
           'stats',
           format('%I.%I', p.schema_name, p.table_name),
           format('%I.%I', p.schema_name, p.table_name),
           null::bigint,
           '{}'::bigint[],
           jsonb_build_object(
               'relation', format('%I.%I', p.schema_name, p.table_name),
               'rows', p.rows_estimate,
               'rows_changed', p.mods,
               'last_analyze_at', p.last_analyze_at,
               'facts_at', p.captured_at),
           format('analyze %I.%I;', p.schema_name, p.table_name),
           null,
           format(
               'Autovacuum analyses partitions, but never the partitioned table itself, and %s. '
               'Joins and groups over all partitions are planned by the statistics of the whole.',
               case
                   when p.is_missing then format(
                       '%I.%I has never been analysed', p.schema_name, p.table_name)
                   else format(
                       'about %s of about %s rows of %I.%I changed since it was analysed',
                       p.mods, p.rows_estimate, p.schema_name, p.table_name)
               end),
           'none',
           0.74
    from parent as p
    where p.is_missing
       or p.mods > p.rows_estimate * (select muster.setting_numeric('advisor.stale_fraction'))
$$;

revoke all on function advisor._rule_0019_partitioned_statistics() from public;
