create or replace view advisor._partial_candidate as
with rare as (
    select f.statement_id, f.block, f.instance, f.relid, f.column_name, f.key, f.usage,
           f.rows_estimate,
           case f.usage when 'is_null' then s.null_frac else 1 - s.null_frac end as part
    from advisor._predicate_fact as f
    join advisor.table_fact as t
      on t.relid = f.relid
    cross join lateral (
        select n.null_frac
        from pg_catalog.pg_stats as n
        where n.schemaname = t.schema_name
          and n.tablename = t.table_name
          and n.attname = f.column_name
          and n.inherited = (t.kind = 'partitioned table')
        limit 1
    ) as s
    where f.usage in ('is_null', 'is_not_null')
      and f.clause = 'where'
      and f.column_name is not null
      and not f.is_under_or
),
keyed as (
    select r.*,
           coalesce(
               nullif(array_remove(c.keys, r.key), '{}'),
               (
                   select array_agg(o.key order by o.position)
                   from advisor._predicate_fact as o
                   where o.statement_id = r.statement_id
                     and o.block = r.block
                     and o.instance = r.instance
                     and o.usage = 'order_by'
                     and o.column_name is not null
                     and o.is_btree
                   having count(distinct o.direction) = 1),
               array[r.key]) as keys,
           c.keys as plain_keys
    from rare as r
    left join advisor._filter_candidate as c
      on c.statement_id = r.statement_id
     and c.block = r.block
     and c.instance = r.instance
)
select '0012_partial_index'::text as rule,
       k.statement_id,
       k.relid,
       'btree'::text as method,
       k.keys,
       '{}'::text[] as include,
       format('%s %s', k.key, replace(k.usage, '_', ' ')) as predicate,
       case
           when k.part > 0.2 then format(
               '%s %s holds for %s %% of the rows: leaving out the others saves little',
               k.key, replace(k.usage, '_', ' '), round(100 * k.part::numeric))
       end as objection,
       jsonb_build_object(
           'part', round(k.part::numeric, 6),
           'replaces', advisor._index_finding_key(k.relid, k.plain_keys)) as detail
from keyed as k;

comment on view advisor._partial_candidate is
'Indexes over the few rows in which a column is null, or is not.';
