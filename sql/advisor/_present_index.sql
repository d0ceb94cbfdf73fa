create or replace view advisor._present_index as
select i.indexrelid as indexid,
       i.indrelid as relid,
       u.schema_name,
       c.relname::text as index_name,
       u.relation_name as table_name,
       m.amname::text as access_method,
       -- As SQL writes them: names quoted where needed, expressions in parentheses.
       array(
           select coalesce(
                      quote_ident(a.attname),
                      format('(%s)', pg_get_indexdef(i.indexrelid, k.ordinal, true)))
           from generate_series(1, i.indnkeyatts) as k (ordinal)
           left join pg_catalog.pg_attribute as a
             on a.attrelid = i.indrelid
            and a.attnum = i.indkey[k.ordinal - 1]
           order by k.ordinal) as columns,
       array(
           select quote_ident(a.attname)
           from generate_series(i.indnkeyatts + 1, i.indnatts) as k (ordinal)
           join pg_catalog.pg_attribute as a
             on a.attrelid = i.indrelid
            and a.attnum = i.indkey[k.ordinal - 1]
           order by k.ordinal) as include_columns,
       array(select unnest(i.indclass)) as opclasses,
       array(select unnest(i.indcollation)) as collations,
       array(select unnest(i.indoption)) as options,
       pg_get_expr(i.indpred, i.indrelid) as predicate,
       i.indisunique as is_unique,
       i.indisprimary as is_primary,
       i.indisvalid and i.indisready and i.indislive as is_valid,
       i.indimmediate as is_immediate,
       i.indisreplident as is_replica_identity,
       i.indisclustered as is_clustered,
       c.relispartition or c.relkind = 'I' as is_partition,
       -- A primary, unique or exclusion constraint is made of the index; a foreign key of another
       -- table rests on it.
       (
           select k.conname::text
           from pg_catalog.pg_constraint as k
           where k.conindid = i.indexrelid
           order by k.contype = 'f', k.conname
           limit 1
       ) as constraint_name,
       pg_get_indexdef(i.indexrelid) as definition,
       pg_relation_size(i.indexrelid) as bytes,
       coalesce(s.idx_scan, 0) as scans
from advisor._user_relation as u
join pg_catalog.pg_index as i
  on i.indrelid = u.relid
join pg_catalog.pg_class as c
  on c.oid = i.indexrelid
join pg_catalog.pg_am as m
  on m.oid = c.relam
left join pg_catalog.pg_stat_all_indexes as s
  on s.indexrelid = i.indexrelid
where u.kind in ('r', 'p', 'm');

comment on view advisor._present_index is
'The facts about each index of a user table as they are at this moment; advisor.index_fact caches
them.';
