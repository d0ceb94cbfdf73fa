create or replace view advisor._join_candidate as
select f.statement_id,
       f.block,
       f.instance,
       f.relid,
       bool_or(f.is_correlated) as is_correlated,
       (array_agg(distinct f.key))[1:m.width] as keys,
       least(count(distinct f.key), m.width)::integer as equalities,
       min(f.column_name) as column_name,
       min(f.other_schema) as other_schema,
       min(f.other_relation) as other_relation,
       min(f.other_column) as other_column
from advisor._predicate_fact as f
cross join (select muster.setting_bigint('advisor.max_index_columns') as width) as m
where f.usage = 'join'
  and f.operator is not distinct from '='
  and f.column_name is not null
  and f.is_btree
  and not f.is_under_or
group by f.statement_id, f.block, f.instance, f.relid, f.other_instance, m.width;

comment on view advisor._join_candidate is
'For each statement and table in it, the index by which its rows would be found from those of
another table: the columns that are compared with that table''s.';
