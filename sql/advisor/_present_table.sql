create or replace view advisor._present_table as
select u.relid,
       u.schema_name,
       u.relation_name as table_name,
       case u.kind
           when 'r' then 'table'
           when 'p' then 'partitioned table'
           else 'materialized view'
       end as kind,
       case
           when size.reltuples >= 0 then size.reltuples::bigint
           -- Never analysed: what the planner guesses, pages times rows of the declared width.
           else (size.bytes::numeric * 0.98 / greatest(width.bytes + 28, 1))::bigint
       end as rows_estimate,
       size.reltuples < 0 as is_rows_guessed,
       size.bytes,
       size.index_bytes,
       size.all_visible_share,
       case
           when has_table_privilege(u.relid, 'select') then exists (
               select
               from pg_catalog.pg_stats as s
               where s.schemaname = u.schema_name
                 and s.tablename = u.relation_name)
       end as has_statistics,
       greatest(stat.last_analyze, stat.last_autoanalyze) as last_analyze_at,
       greatest(stat.last_vacuum, stat.last_autovacuum) as last_vacuum_at,
       coalesce(stat.n_mod_since_analyze, 0) as mods_since_analyze,
       coalesce(stat.seq_scan, 0) as seq_scans,
       coalesce(stat.idx_scan, 0) as index_scans,
       coalesce(stat.n_tup_ins, 0) as rows_inserted,
       coalesce(stat.n_tup_upd, 0) as rows_updated,
       coalesce(stat.n_tup_del, 0) as rows_deleted,
       coalesce(stat.n_tup_hot_upd, 0) as rows_hot_updated,
       md5(coalesce(indexes.list, '')) as index_signature
from advisor._user_relation as u
cross join lateral (
    -- Of a partitioned table, its leaves; of any other, itself. Sizes are those of the files, never
    -- the activity counters, which say how much was written and not how much is there.
    -- Rows as the planner counts them: those of the last ANALYZE, times how much the files grew since.
    select case
               when bool_or(c.reltuples < 0 or c.relpages = 0 and pg_relation_size(c.oid) > 0) then -1
               else coalesce(
                   sum(
                       case
                           when c.relpages = 0 then 0
                           else c.reltuples::double precision / c.relpages
                               * pg_relation_size(c.oid) / current_setting('block_size')::integer
                       end),
                   0)
           end as reltuples,
           coalesce(sum(pg_relation_size(c.oid)), 0)::bigint as bytes,
           coalesce(sum(pg_indexes_size(c.oid)), 0)::bigint as index_bytes,
           coalesce(
               round((sum(c.relallvisible)::numeric / nullif(sum(c.relpages), 0)), 4), 0)
               as all_visible_share
    from (
        select u.relid
        where u.kind <> 'p'
        union all
        select l.relid
        from pg_partition_tree(case when u.kind = 'p' then u.relid end) as l
        where l.isleaf
    ) as leaf
    join pg_catalog.pg_class as c
      on c.oid = leaf.relid
) as size
cross join lateral (
    -- 32 is what the planner takes for a type of variable width of which it knows nothing.
    select coalesce(sum(case when a.attlen > 0 then a.attlen else 32 end), 0) as bytes
    from pg_catalog.pg_attribute as a
    where a.attrelid = u.relid
      and a.attnum > 0
      and not a.attisdropped
) as width
left join lateral (
    select string_agg(
               i.indexrelid::text || case when i.indisvalid then '' else '!' end, ','
               order by i.indexrelid) as list
    from pg_catalog.pg_index as i
    where i.indrelid = u.relid
) as indexes
  on true
left join pg_catalog.pg_stat_all_tables as stat
  on stat.relid = u.relid
where u.kind in ('r', 'p', 'm');

comment on view advisor._present_table is
'The facts about each user table as they are at this moment; advisor.table_fact caches them.';
