create or replace view advisor._order_candidate as
with sort as (
    select f.statement_id, f.block, f.instance, f.relid,
           array_agg(f.key order by f.position) as plain_keys,
           array_agg(
               concat(
                   f.key,
                   case when f.direction = 'desc' then ' desc' end,
                   case
                       when f.direction = 'desc' and f.nulls = 'last' then ' nulls last'
                       when f.direction = 'asc' and f.nulls = 'first' then ' nulls first'
                   end)
               order by f.position) as keys,
           count(distinct f.direction) = 1
               and bool_and(f.nulls = case when f.direction = 'desc' then 'first' else 'last' end)
               as is_plain
    from advisor._predicate_fact as f
    join advisor.statement as x
      on x.statement_id = f.statement_id
     and coalesce((x.shape ->> 'has_limit')::boolean, false)
    where f.usage = 'order_by'
      and f.clause = 'order_by'
      and f.column_name is not null
      and f.is_btree
      and f.block = 0
    group by f.statement_id, f.block, f.instance, f.relid
    having count(*) = max(f.position)
),
filter as (
    select s.statement_id, s.instance,
           coalesce(
               array_agg(distinct f.key) filter (
                   where f.usage in ('equality', 'is_null', 'boolean') and f.column_name is not null
                     and f.is_btree and not f.is_under_or and f.clause = 'where'),
               '{}') as equal_keys,
           count(f.key) filter (
               where f.usage in ('in_list', 'range', 'join')
                 and not f.is_under_or) as others
    from sort as s
    left join advisor._predicate_fact as f
      on f.statement_id = s.statement_id
     and f.block = s.block
     and f.instance = s.instance
    group by s.statement_id, s.instance
)
select '0016_order_by_index'::text as rule,
       s.statement_id,
       s.relid,
       'btree'::text as method,
       (f.equal_keys || case when s.is_plain then s.plain_keys else s.keys end)[1:m.width] as keys,
       '{}'::text[] as include,
       null::text as predicate,
       case
           when f.others > 0
               then 'other conditions come between the equalities and the order'
           when f.equal_keys && s.plain_keys
               then 'a column that is compared is in the order, too'
           -- Read backwards, one in the other direction does the same.
           when b.index_name is not null then format('index %I serves it already', b.index_name)
       end as objection,
       jsonb_build_object('order', s.keys) as detail
from sort as s
join filter as f
  on f.statement_id = s.statement_id
 and f.instance = s.instance
cross join (select muster.setting_bigint('advisor.max_index_columns')::integer as width) as m
cross join lateral (
    select advisor._variant_present(
               s.relid, 'btree',
               f.equal_keys || array(
                   select case
                              when u.key like '% desc nulls last'
                                  then left(u.key, -length(' desc nulls last')) || ' nulls first'
                              when u.key like '% nulls first'
                                  then left(u.key, -length(' nulls first')) || ' desc nulls last'
                              when u.key like '% desc' then left(u.key, -length(' desc'))
                              else u.key || ' desc'
                          end
                   from unnest(s.keys) with ordinality as u (key, place)
                   order by u.place),
               '{}', null) as index_name
) as b
-- With equalities and one direction it is an index of advisor._filter_candidate.
where not s.is_plain
   or f.equal_keys = '{}';

comment on view advisor._order_candidate is
'Indexes that give the first rows of an order without sorting all: without conditions before it, or
with directions that an index read backwards does not have.';
