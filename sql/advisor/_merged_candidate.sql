create or replace view advisor._merged_candidate as
with proposed as (
    select c.rule,
           c.relid,
           c.keys,
           array_agg(distinct c.statement_id) as statement_ids,
           (array_agg(c.statement_id order by t.total_ms desc nulls last, c.statement_id))[1]
               as statement_id,
           (array_agg(c.detail order by t.total_ms desc nulls last, c.statement_id))[1] as detail,
           min(c.equalities) as equalities,
           min(c.fraction) as fraction
    from advisor._index_candidate as c
    left join advisor._statement_total() as t
      on t.statement_id = c.statement_id
    where c.objection is null
    group by c.rule, c.relid, c.keys
)
select p.rule,
       p.statement_id,
       p.statement_ids,
       p.detail,
       advisor._index_finding_key(p.relid, p.keys) as finding_key,
       format('%I.%I', f.schema_name, f.table_name) as relation,
       array_to_string(p.keys, ', ') as columns,
       f.rows_estimate,
       jsonb_build_object(
           'relation', format('%I.%I', f.schema_name, f.table_name),
           'keys', p.keys,
           'rows', f.rows_estimate,
           'rows_are_guessed', f.is_rows_guessed,
           'bytes', f.bytes,
           'size_bytes', advisor._btree_size_estimate(p.relid, p.keys),
           'equalities', p.equalities,
           'fraction', round(p.fraction, 6),
           'seq_scans', f.seq_scans,
           'rows_written', f.rows_inserted + f.rows_updated + f.rows_deleted,
           'indexes', (
               select coalesce(jsonb_agg(i.definition order by i.index_name), '[]')
               from advisor.index_fact as i
               where i.relid = p.relid),
           'steps', s.steps,
           'facts_at', f.captured_at) as evidence,
       case when f.kind <> 'partitioned table' then s.steps[1] end as ddl,
       case
           when f.kind <> 'partitioned table' then format(
               'drop index concurrently %I.%I;',
               f.schema_name, advisor._index_name(p.relid, p.keys))
       end as ddl_undo,
       case
           when f.kind = 'partitioned table'
               then ' The table is partitioned: evidence.steps has the commands in their order.'
           else ''
       end as remark,
       case advisor._write_cost(p.relid) when 'high' then 'medium' else 'low' end as risk
from proposed as p
join advisor.table_fact as f
  on f.relid = p.relid
cross join lateral (select advisor._index_steps(p.relid, p.keys) as steps) as s;

comment on view advisor._merged_candidate is
'The indexes to propose, one row for each rule, table and columns, with the statements they are
for.';
