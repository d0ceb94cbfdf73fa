create or replace view advisor._covering_candidate as
with used as (
    -- Every column of the table that the statement may name: a superset, where two tables share a
    -- name.
    select c.statement_id, c.relid, c.keys,
           array(
               select quote_ident(a.attname)
               from pg_catalog.pg_attribute as a
               where a.attrelid = c.relid
                 and a.attnum > 0
                 and not a.attisdropped
                 and x.shape -> 'columns' ?| array[a.attname::text, quote_ident(a.attname)]
                 and quote_ident(a.attname) <> all (c.keys)
               order by a.attnum) as include
    from advisor._filter_candidate as c
    join advisor.statement as x
      on x.statement_id = c.statement_id
    where not coalesce((x.shape ->> 'selects_star')::boolean, true)
      and not coalesce((x.shape ->> 'writes')::boolean, true)
)
select '0011_covering_index'::text as rule,
       u.statement_id,
       u.relid,
       'btree'::text as method,
       u.keys,
       u.include,
       null::text as predicate,
       case
           when t.all_visible_share < 0.8 then format(
               'only %s %% of the pages are known to be visible to all, so the table would be '
               'read all the same',
               round(100 * t.all_visible_share))
           when cardinality(u.include) > 4 then format(
               'the statement reads %s further columns, too many to keep twice',
               cardinality(u.include))
           when w.bytes > 64 then format(
               'the further columns are %s bytes wide, too wide to keep twice', w.bytes)
       end as objection,
       jsonb_build_object(
           'all_visible_share', round(t.all_visible_share, 4), 'served_by', i.index_name) as detail
from used as u
join advisor.table_fact as t
  on t.relid = u.relid
-- The narrower index comes first; when it is there, this is what would still save visits to the
-- table.
cross join lateral (
    select f.index_name
    from advisor.index_fact as f
    where f.relid = u.relid
      and f.is_valid
      and f.access_method = 'btree'
      and f.predicate is null
      and f.columns[1:cardinality(u.keys)] = u.keys
      and not f.is_unique
    order by f.index_name
    limit 1
) as i
cross join lateral (
    select coalesce(sum(d.width), 0) as bytes
    from unnest(u.include) as n (name)
    cross join lateral advisor._index_column_fact(u.relid, n.name) as d
) as w
where u.include <> '{}';

comment on view advisor._covering_candidate is
'The further columns with which an index that already finds the rows would hold all that the
statement reads.';
