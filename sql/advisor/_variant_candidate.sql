create or replace view advisor._variant_candidate as
with candidate as (
    select c.rule, c.statement_id, c.relid, c.method, c.keys, c.include, c.predicate, c.objection,
           c.detail
    from advisor._covering_candidate as c
    union all
    select c.rule, c.statement_id, c.relid, c.method, c.keys, c.include, c.predicate, c.objection,
           c.detail
    from advisor._partial_candidate as c
    union all
    select c.rule, c.statement_id, c.relid, c.method, c.keys, c.include, c.predicate, c.objection,
           c.detail
    from advisor._text_candidate as c
    union all
    select c.rule, c.statement_id, c.relid, c.method, c.keys, c.include, c.predicate, c.objection,
           c.detail
    from advisor._range_candidate as c
    union all
    select c.rule, c.statement_id, c.relid, c.method, c.keys, c.include, c.predicate, c.objection,
           c.detail
    from advisor._order_candidate as c
)
select c.rule, c.statement_id, c.relid, c.method, c.keys, c.include, c.predicate, c.detail,
       coalesce(
           case
               when t.rows_estimate < (select muster.setting_bigint('advisor.min_table_rows'))
                   then format(
                       'the table has about %s rows, fewer than advisor.min_table_rows (%s)',
                       t.rows_estimate, muster.setting('advisor.min_table_rows'))
           end,
           c.objection,
           case when p.index_name is not null
               then format('index %I serves it already', p.index_name)
           end) as objection
from candidate as c
join advisor.table_fact as t
  on t.relid = c.relid
cross join lateral (
    select advisor._variant_present(c.relid, c.method, c.keys, c.include, c.predicate) as index_name
) as p;

comment on view advisor._variant_candidate is
'As advisor._index_candidate, for indexes that are more than a B-tree on columns: another method or
operator class, further columns, a condition, a direction.';
