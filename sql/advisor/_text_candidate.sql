create or replace view advisor._text_candidate as
select '0013_pattern_index'::text as rule,
       p.statement_id,
       p.relid,
       'btree'::text as method,
       array[p.key || ' text_pattern_ops'] as keys,
       '{}'::text[] as include,
       null::text as predicate,
       case
           when p.is_bytewise and i.index_name is not null
               then format('index %I serves it already', i.index_name)
       end as objection,
       jsonb_build_object('unproven', true) as detail
from advisor._text_place as p
left join lateral (
    select f.index_name
    from advisor.index_fact as f
    where f.relid = p.relid
      and f.is_valid
      and f.access_method = 'btree'
      and f.predicate is null
      and f.columns[1] = p.key
    order by f.index_name
    limit 1
) as i
  on true
where p.usage = 'like_prefix'
  and p.operator is distinct from '~~*'
union all
select '0014_trigram_index',
       p.statement_id,
       p.relid,
       'gin',
       array[
           format(
               '%s %I.gin_trgm_ops',
               p.key, coalesce(advisor._extension_schema('pg_trgm'), 'public'))],
       '{}',
       null,
       case
           when advisor._extension_schema('pg_trgm') is null
               and not exists (
                   select
                   from pg_catalog.pg_available_extensions as e
                   where e.name = 'pg_trgm')
               then 'the extension pg_trgm is not available on this server'
           when i.index_name is not null then format('index %I serves it already', i.index_name)
       end,
       jsonb_build_object('unproven', true)
from advisor._text_place as p
left join lateral (
    select f.index_name
    from advisor.index_fact as f
    join pg_catalog.pg_opclass as o
      on o.oid = f.opclasses[1]
     and o.opcname in ('gin_trgm_ops', 'gist_trgm_ops')
    where f.relid = p.relid
      and f.is_valid
      and f.columns[1] = p.key
    order by f.index_name
    limit 1
) as i
  on true
where p.usage in ('like_infix', 'like_suffix', 'regex');

comment on view advisor._text_candidate is
'Indexes for patterns. What they bring is not known before they are built: the planner is asked about
patterns that it does not see.';
