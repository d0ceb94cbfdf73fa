create or replace view advisor._filter_candidate as
with filter_column as (
    select f.statement_id,
           f.block,
           f.instance,
           f.relid,
           f.key,
           min(case
               when f.usage in ('equality', 'is_null', 'boolean') then 1
               when f.usage = 'in_list' then 2
               else 3
           end) as class,
           min(f.ordinal) as ordinal,
           max(f.distinct_values) as distinct_values,
           min(f.equal_fraction) as fraction
    from advisor._predicate_fact as f
    where f.usage in ('equality', 'is_null', 'boolean', 'in_list', 'range')
      and f.clause in ('where', 'on')
      and f.column_name is not null
      and f.is_btree
      and not f.is_under_or
    group by f.statement_id, f.block, f.instance, f.relid, f.key
),
filter as (
    select c.statement_id,
           c.block,
           c.instance,
           c.relid,
           -- Equalities first, the most selective of them foremost; lists of values after them.
           coalesce(
               array_agg(c.key order by c.class, c.fraction nulls last, c.ordinal)
                   filter (where c.class < 3),
               '{}') as equal_keys,
           (array_agg(c.key order by c.distinct_values desc nulls last, c.ordinal)
               filter (where c.class = 3))[1] as range_key,
           bool_or(c.class = 2) as has_list,
           -- The part of the table that the equalities leave, if they are independent.
           exp(
               sum(ln(greatest(c.fraction, 1e-9)::numeric)) filter (where c.class < 3))
               as fraction,
           bool_and(c.fraction is not null) filter (where c.class < 3) as is_fraction_known
    from filter_column as c
    group by c.statement_id, c.block, c.instance, c.relid
),
sort as (
    select f.statement_id,
           f.block,
           f.instance,
           array_agg(f.key order by f.position) as keys
    from advisor._predicate_fact as f
    where f.usage = 'order_by'
      and f.clause = 'order_by'
      and f.column_name is not null
      and f.is_btree
    group by f.statement_id, f.block, f.instance
    -- The leading keys of the ORDER BY, all in one direction: an index is read both ways.
    having count(*) = max(f.position)
       and count(distinct f.direction) = 1
       and bool_and(f.nulls = case when f.direction = 'desc' then 'first' else 'last' end)
),
shaped as (
    select f.statement_id,
           f.block,
           f.instance,
           f.relid,
           f.equal_keys,
           case
               when f.equal_keys = '{}' then array_remove(array[f.range_key], null)
               when s.keys is not null
                   and not f.has_list
                   and not s.keys && f.equal_keys
                   and (f.range_key is null
                        or coalesce((x.shape ->> 'has_limit')::boolean, false))
                   then s.keys
               else array_remove(array[f.range_key], null)
           end as tail_keys,
           case when f.is_fraction_known then f.fraction end as fraction
    from filter as f
    join advisor.statement as x
      on x.statement_id = f.statement_id
    left join sort as s
      on s.statement_id = f.statement_id
     and s.block = f.block
     and s.instance = f.instance
)
select s.statement_id,
       s.block,
       s.instance,
       s.relid,
       (s.equal_keys || s.tail_keys)[1:m.width] as keys,
       least(cardinality(s.equal_keys), m.width) as equalities,
       -- With a range or an order behind them, the equalities alone do not say how much is read.
       case when s.tail_keys = '{}' then s.fraction end as fraction
from shaped as s
cross join (select muster.setting_bigint('advisor.max_index_columns')::integer as width) as m
where s.equal_keys || s.tail_keys <> '{}';

comment on view advisor._filter_candidate is
'For each statement and table in it, the index that would serve the conditions on that table alone:
equalities, most selective first, then one range or the order of the rows.';
