create or replace view advisor._predicate_fact as
select p.statement_id,
       p.ordinal,
       p.block,
       p.instance,
       p.alias,
       p.usage,
       p.operator,
       p.clause,
       coalesce(p.direction, 'asc') as direction,
       coalesce(p.nulls, case when p.direction = 'desc' then 'first' else 'last' end) as nulls,
       p.position,
       p.other_schema,
       p.other_relation,
       p.other_column,
       p.other_instance,
       p.is_under_or,
       p.is_correlated,
       p.is_resolved,
       t.relid,
       t.kind as table_kind,
       t.rows_estimate,
       p.column_name,
       p.expression,
       case
           when p.column_name is not null then quote_ident(p.column_name)
           else format('(%s)', p.expression)
       end as key,
       a.atttypid,
       p.expression is not null or coalesce(advisor._is_btree_type(a.atttypid), false) as is_btree,
       d.distinct_values,
       -- The part of the table that one value leaves, on average; nulls are one value, too.
       case
           when p.usage = 'is_null' then s.null_frac
           else (1 - s.null_frac) / greatest(d.distinct_values, 1)
       end as equal_fraction
from advisor.predicate as p
join advisor.statement as x
  on x.statement_id = p.statement_id
 and not x.is_excluded
join advisor.table_fact as t
  on t.schema_name = p.relation_schema
 and t.table_name = p.relation_name
left join pg_catalog.pg_attribute as a
  on a.attrelid = t.relid
 and a.attname = p.column_name
 and a.attnum > 0
 and not a.attisdropped
left join lateral (
    -- The limit keeps this a lookup for each row: joined, the view is read as a whole each time.
    select n.n_distinct, n.null_frac
    from pg_catalog.pg_stats as n
    where n.schemaname = t.schema_name
      and n.tablename = t.table_name
      and n.attname = p.column_name
      and n.inherited = (t.kind = 'partitioned table')
    limit 1
) as s
  on true
cross join lateral (
    -- A negative figure is a part of the rows; nought means that nothing is known.
    select case
               when s.n_distinct < 0 then -s.n_distinct * t.rows_estimate
               else nullif(s.n_distinct, 0)
           end as distinct_values
) as d
-- A name that the catalogue does not know as a column is not advised on.
where p.expression is not null
   or a.attnum is not null;

comment on view advisor._predicate_fact is
'The predicates of the user''s statements with what the catalogue and the statistics say of their
columns. distinct_values is null where the statistics are missing or may not be read.';
