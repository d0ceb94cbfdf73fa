create or replace function advisor._variant_advice()
returns setof advisor.variant_advice
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The indexes to propose among advisor._variant_candidate, one row for each rule and index, with the
-- statements they are for. Not in SQL, because the plan of all candidates takes 0.1 s to make and is
-- kept so.
begin
    return query
    with proposed as (
        select c.rule, c.relid, c.method, c.keys, c.include, c.predicate,
               array_agg(distinct c.statement_id) as statement_ids,
               (array_agg(c.statement_id order by t.total_ms desc nulls last, c.statement_id))[1]
                   as statement_id,
               (array_agg(c.detail order by t.total_ms desc nulls last, c.statement_id))[1]
                   as detail
        from advisor._variant_candidate as c
        left join advisor._statement_total() as t
          on t.statement_id = c.statement_id
        where c.objection is null
        group by c.rule, c.relid, c.method, c.keys, c.include, c.predicate
    )
    select p.rule,
           format('index %s', d.target),
           p.statement_id,
           p.statement_ids,
           format('%I.%I', f.schema_name, f.table_name),
           d.target,
           array_to_string(p.keys, ', '),
           f.rows_estimate,
           p.detail,
           p.detail || jsonb_strip_nulls(jsonb_build_object(
               'relation', format('%I.%I', f.schema_name, f.table_name),
               'method', p.method,
               'keys', p.keys,
               'include', p.include,
               'predicate', p.predicate,
               'rows', f.rows_estimate,
               'bytes', f.bytes,
               'size_bytes', case
                   when p.method = 'btree' then advisor._btree_size_estimate(
                       p.relid, p.keys, p.include,
                       coalesce((p.detail ->> 'part')::double precision, 1))
               end,
               'rows_written', f.rows_inserted + f.rows_updated + f.rows_deleted,
               'indexes', (
                   select coalesce(jsonb_agg(i.definition order by i.index_name), '[]')
                   from advisor.index_fact as i
                   where i.relid = p.relid),
               'steps', s.steps,
               'facts_at', f.captured_at)),
           case when f.kind <> 'partitioned table' then s.steps[1] end,
           case
               when f.kind <> 'partitioned table' then format(
                   'drop index concurrently %I.%I;', f.schema_name,
                   advisor._variant_name(p.relid, p.method, p.keys, p.include, p.predicate))
           end,
           case
               when f.kind = 'partitioned table'
                   then ' The table is partitioned: evidence.steps has the commands in their order.'
               else ''
           end,
           case advisor._write_cost(p.relid) when 'high' then 'medium' else 'low' end
    from proposed as p
    join advisor.table_fact as f
      on f.relid = p.relid
    cross join lateral (
        select advisor._variant_steps(p.relid, p.method, p.keys, p.include, p.predicate) as steps
    ) as s
    cross join lateral (
        select concat(
            format('%I.%I', f.schema_name, f.table_name),
            case when p.method <> 'btree' then format(' using %s', p.method) end,
            format(' (%s)', array_to_string(p.keys, ', ')),
            case
                when p.include <> '{}' then format(
                    ' include (%s)', array_to_string(p.include, ', '))
            end,
            case when p.predicate is not null then format(' where %s', p.predicate) end) as target
    ) as d;
end
$$;

revoke all on function advisor._variant_advice() from public;
