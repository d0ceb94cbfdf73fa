create or replace view advisor._range_candidate as
select '0015_brin_index'::text as rule,
       f.statement_id,
       f.relid,
       'brin'::text as method,
       array[f.key] as keys,
       '{}'::text[] as include,
       null::text as predicate,
       case
           when t.bytes < m.least then format(
               'the table has %s, less than advisor.min_brin_bytes (%s)',
               pg_size_pretty(t.bytes), m.least)
           when abs(s.correlation) < 0.95 then format(
               'the rows do not lie in the order of %s (correlation %s)',
               f.key, round(s.correlation::numeric, 2))
           when i.index_name is not null then format('index %I serves it already', i.index_name)
       end as objection,
       jsonb_build_object(
           'correlation', round(s.correlation::numeric, 4),
           'replaces', advisor._index_finding_key(f.relid, array[f.key])) as detail
from advisor._predicate_fact as f
join advisor.table_fact as t
  on t.relid = f.relid
cross join (select muster.setting_bigint('advisor.min_brin_bytes') as least) as m
cross join lateral (
    select n.correlation
    from pg_catalog.pg_stats as n
    where n.schemaname = t.schema_name
      and n.tablename = t.table_name
      and n.attname = f.column_name
      and n.inherited = (t.kind = 'partitioned table')
    limit 1
) as s
left join lateral (
    select x.index_name
    from advisor.index_fact as x
    where x.relid = f.relid
      and x.is_valid
      and x.access_method in ('btree', 'brin')
      and x.predicate is null
      and x.columns[1] = f.key
    order by x.index_name
    limit 1
) as i
  on true
where f.usage = 'range'
  and f.clause = 'where'
  and f.column_name is not null
  and f.is_btree
  and not f.is_under_or
  and s.correlation is not null
  -- Where equalities pick the rows, a B-tree of all these columns is the thing.
  and not exists (
      select
      from advisor._predicate_fact as o
      where o.statement_id = f.statement_id
        and o.block = f.block
        and o.instance = f.instance
        and o.usage in ('equality', 'in_list', 'is_null', 'boolean', 'join'));

comment on view advisor._range_candidate is
'Summaries of page ranges for tables whose rows lie in the order in which they are asked for.';
