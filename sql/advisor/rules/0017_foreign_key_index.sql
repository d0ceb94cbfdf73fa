create or replace function advisor._rule_0017_foreign_key_index()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with reference as (
        select k.conname, k.conrelid, k.confrelid, k.confdeltype, t.schema_name, t.table_name,
               t.kind, t.rows_estimate, t.captured_at,
               f.schema_name as other_schema, f.table_name as other_table,
               f.rows_updated + f.rows_deleted as other_changes,
               array(
                   select quote_ident(a.attname)
                   from unnest(k.conkey) with ordinality as u (number, place)
                   join pg_catalog.pg_attribute as a
                     on a.attrelid = k.conrelid
                    and a.attnum = u.number
                   order by u.place) as keys
        from pg_catalog.pg_constraint as k
        join advisor.table_fact as t
          on t.relid = k.conrelid
        join advisor.table_fact as f
          on f.relid = k.confrelid
        where k.contype = 'f'
          -- That of a partition comes with its parent's.
          and k.conparentid = 0
          and t.rows_estimate >= (select muster.setting_bigint('advisor.min_table_rows'))
    ),
    bare as (
        select distinct on (r.conrelid, r.keys) r.*
        from reference as r
        where not exists (
            select
            from advisor.index_fact as i
            where i.relid = r.conrelid
              and i.is_valid
              and i.access_method = 'btree'
              and i.columns[1:cardinality(r.keys)] @> r.keys
              and (
                  i.predicate is null
                  or cardinality(r.keys) = 1
                     and i.predicate = format('(%s IS NOT NULL)', r.keys[1])))
        order by r.conrelid, r.keys, r.conname
    )
    select advisor._index_finding_key(b.conrelid, b.keys),
           '0017_foreign_key_index',
           'Foreign key without an index',
           case when b.other_changes > 0 then 'warning' else 'notice' end,
           case when cardinality(b.keys) = 1 then 'missing_index' else 'composite_index' end,
           format(
               '%I.%I (%s)', b.schema_name, b.table_name, array_to_string(b.keys, ', ')),
           format('%I.%I', b.schema_name, b.table_name),
           null::bigint,
           '{}'::bigint[],
           jsonb_build_object(
               'relation', format('%I.%I', b.schema_name, b.table_name),
               'constraint', b.conname,
               'references', format('%I.%I', b.other_schema, b.other_table),
               'referenced_rows_changed', b.other_changes,
               'keys', b.keys,
               'rows', b.rows_estimate,
               'size_bytes', advisor._btree_size_estimate(b.conrelid, b.keys),
               'unproven', true,
               'steps', s.steps,
               'facts_at', b.captured_at),
           case when b.kind <> 'partitioned table' then s.steps[1] end,
           case
               when b.kind <> 'partitioned table' then format(
                   'drop index concurrently %I.%I;', b.schema_name,
                   advisor._index_name(b.conrelid, b.keys))
           end,
           format(
               'Foreign key %I of %I.%I refers to %I.%I. Whenever a row there is deleted or gets '
               'another key, the server looks for the rows here that refer to it, and without an '
               'index reads all of about %s. That was so for up to %s changes since the statistics '
               'were reset.%s',
               b.conname, b.schema_name, b.table_name, b.other_schema, b.other_table,
               b.rows_estimate, b.other_changes,
               case
                   when b.kind = 'partitioned table' then
                       ' The table is partitioned: evidence.steps has the commands in their order.'
               end),
           case advisor._write_cost(b.conrelid) when 'high' then 'medium' else 'low' end,
           case when b.other_changes > 0 then 0.80 else 0.60 end
    from bare as b
    cross join lateral (select advisor._index_steps(b.conrelid, b.keys) as steps) as s
$$;

revoke all on function advisor._rule_0017_foreign_key_index() from public;
