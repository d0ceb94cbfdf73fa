create or replace function advisor._rule_0007_unused_index()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with counter as (
        select s.stats_reset
        from pg_catalog.pg_stat_database as s
        where s.datname = current_database()
    )
    select format('unused %I.%I', i.schema_name, i.index_name),
           '0007_unused_index',
           'Unused index',
           'info',
           'unused_index',
           format('%I.%I', i.schema_name, i.index_name),
           format('%I.%I', i.schema_name, i.table_name),
           null::bigint,
           '{}'::bigint[],
           jsonb_build_object(
               'relation', format('%I.%I', i.schema_name, i.table_name),
               'index', i.index_name,
               'definition', i.definition,
               'bytes', i.bytes,
               'scans', i.scans,
               'unused_since', u.unused_since,
               'rows_written', t.rows_inserted + t.rows_updated + t.rows_deleted,
               'facts_at', i.captured_at),
           format('drop index concurrently %I.%I;', i.schema_name, i.index_name),
           advisor._concurrent_index(i.definition),
           format(
               'Index %I takes %s and is written to with every row, but nothing has read it since '
               '%s. Ask the standby servers too: their reads are not counted here.',
               i.index_name, pg_size_pretty(i.bytes), to_char(u.unused_since, 'YYYY-MM-DD')),
           'medium',
           0.50
    from advisor.index_fact as i
    join advisor.table_fact as t
      on t.relid = i.relid
    cross join counter as c
    cross join lateral (
        -- Since when a scan would have been counted and the index is known to have been there: the
        -- catalogue does not say when an index was made.
        select greatest(c.stats_reset, i.first_seen_at) as unused_since
    ) as u
    where i.is_valid
      and i.scans = 0
      and not i.is_unique
      and not i.is_primary
      and not i.is_replica_identity
      and not i.is_partition
      and i.constraint_name is null
      and i.bytes >= (select muster.setting_bigint('advisor.min_index_bytes'))
      and i.captured_at >= u.unused_since + (select muster.setting_interval('advisor.unused_after'))
$$;

revoke all on function advisor._rule_0007_unused_index() from public;
