create or replace function advisor._rule_0008_stale_statistics()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with judged as (
        select t.*,
               -- is_rows_guessed: neither VACUUM nor ANALYZE has ever counted the rows.
               t.is_rows_guessed or coalesce(not t.has_statistics, false) as is_missing,
               round(t.mods_since_analyze::numeric / greatest(t.rows_estimate, 1), 4)
                   as changed_share
        from advisor.table_fact as t
        where t.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
          and t.kind <> 'partitioned table'
    )
    select format('stats %I.%I', j.schema_name, j.table_name),
           '0008_stale_statistics',
           case when j.is_missing then 'Missing statistics' else 'Stale statistics' end,
           case when j.is_missing then 'warning' else 'notice' end,
           'stats',
           format('%I.%I', j.schema_name, j.table_name),
           format('%I.%I', j.schema_name, j.table_name),
           null::bigint,
           '{}'::bigint[],
           jsonb_build_object(
               'relation', format('%I.%I', j.schema_name, j.table_name),
               'rows', j.rows_estimate,
               'rows_are_guessed', j.is_rows_guessed,
               'mods_since_analyze', j.mods_since_analyze,
               'changed_share', j.changed_share,
               'last_analyze_at', j.last_analyze_at,
               'facts_at', j.captured_at),
           format('analyze %I.%I;', j.schema_name, j.table_name),
           null,
           case
               when j.is_missing then format(
                   '%I.%I has never been analysed, so the planner guesses how many rows a '
                   'condition leaves, and may choose a plan that is right for another table.',
                   j.schema_name, j.table_name)
               else format(
                   '%s rows of %I.%I changed since the statistics were collected, %s %% of the '
                   'table: the planner sees the table as it was.',
                   j.mods_since_analyze, j.schema_name, j.table_name, round(100 * j.changed_share))
           end,
           'none',
           0.75
    from judged as j
    where j.is_missing
       or j.changed_share > (select muster.setting_numeric('advisor.stale_fraction'))
           -- A session that loads a table and analyses it within a second reports what it wrote
           -- after the ANALYZE has reset the counter. Insertions alone make the files grow: while
           -- they are as large as ANALYZE found them, nothing was added since.
           and not (
               j.rows_updated = 0
               and j.rows_deleted = 0
               and j.last_analyze_at is not null
               and exists (
                   select
                   from pg_catalog.pg_class as c
                   where c.oid = j.relid
                     and c.relpages::bigint * current_setting('block_size')::bigint >= j.bytes))
$$;

revoke all on function advisor._rule_0008_stale_statistics() from public;
