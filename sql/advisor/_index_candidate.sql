create or replace view advisor._index_candidate as
with candidate as (
    select case
               when cardinality(c.keys) = 1 then '0001_missing_index'
               else '0002_composite_index'
           end as rule,
           c.statement_id, c.relid, c.keys, c.equalities, c.fraction, null::text as objection,
           '{}'::jsonb as detail
    from advisor._filter_candidate as c
    union all
    -- The first column alone, for the case that the planner or the user does not want more.
    select '0001_missing_index', c.statement_id, c.relid, c.keys[1:1], least(c.equalities, 1), null,
           case
               when coalesce(r.state not in ('rejected', 'muted'), true)
                   then format('the index on (%s) serves it better', array_to_string(c.keys, ', '))
           end,
           '{}'
    from advisor._filter_candidate as c
    left join advisor.recommendation as r
      on r.finding_key = advisor._index_finding_key(c.relid, c.keys)
    where cardinality(c.keys) > 1
    union all
    select '0003_expression_index', f.statement_id, f.relid, array[f.key],
           case when f.usage in ('equality', 'in_list') then 1 else 0 end, null,
           case
               when not f.is_resolved
                   then 'the expression has a parameter in it whose value is not known'
           end,
           '{}'
    from advisor._predicate_fact as f
    where f.expression is not null
      and f.usage in ('equality', 'in_list', 'range')
      and f.clause in ('where', 'on')
      and not f.is_under_or
    union all
    select case
               when c.is_correlated then '0005_correlated_subquery'
               when cardinality(c.keys) > 1 then '0002_composite_index'
               else '0004_join_support'
           end,
           c.statement_id, c.relid, c.keys, c.equalities, null, null,
           jsonb_build_object(
               'column', c.column_name, 'other_schema', c.other_schema,
               'other_relation', c.other_relation, 'other_column', c.other_column)
    from advisor._join_candidate as c
    union all
    select '0001_missing_index', f.statement_id, f.relid, array[f.key], 1, null,
           format('a B-tree cannot hold values of type %s', format_type(f.atttypid, null)), '{}'
    from advisor._predicate_fact as f
    where f.column_name is not null
      and not f.is_btree
      and f.usage in ('equality', 'in_list', 'range', 'join')
)
select distinct
       c.rule,
       c.statement_id,
       c.relid,
       c.keys,
       c.equalities,
       c.fraction,
       c.detail,
       coalesce(
           c.objection,
           advisor._index_objection(c.relid, c.keys, c.equalities, c.fraction)) as objection
from candidate as c;

comment on view advisor._index_candidate is
'Every index that a statement gives reason to think of, with the rule it falls under and what speaks
against it; objection is null for those to propose.';
