create or replace function advisor._rule_0030_wrong_column_order(
    candidates advisor._merged_candidate[] default null
)
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select c.finding_key,
           '0030_wrong_column_order',
           'Index with its columns in the wrong order',
           'warning',
           'composite_index',
           format('%s (%s)', c.relation, c.columns),
           c.relation,
           c.statement_id,
           c.statement_ids,
           c.evidence || jsonb_build_object(
               'misordered_index', x.index_name,
               'misordered_definition', x.definition,
               'misordered_scans', x.scans,
               'then_drop', case
                   when not x.is_kept
                       then format('drop index concurrently %I.%I;', x.schema_name, x.index_name)
               end),
           c.ddl,
           c.ddl_undo,
           format(
               'Index %I has the columns %s, but in another order: a B-tree serves conditions on '
               'its first columns, so equalities go first, then one range or the order of the '
               'rows.%s%s',
               x.index_name, c.columns,
               case
                   when x.is_kept then ' It keeps rows unique or was read, so it stays.'
                   else ' Nothing has read it: once the new one is built, drop it '
                        '(evidence.then_drop).'
               end,
               c.remark),
           c.risk,
           0.86
    from advisor._merged_candidates($1) as c
    cross join lateral (
        select i.index_name, i.schema_name, i.definition, i.scans,
               i.scans > 0 or i.is_unique or i.is_primary or i.is_replica_identity
                   or i.is_partition or i.constraint_name is not null as is_kept
        from advisor.index_fact as i
        where format('%I.%I', i.schema_name, i.table_name) = c.relation
          and i.is_valid
          and i.access_method = 'btree'
          and i.predicate is null
          and i.columns @> array(select jsonb_array_elements_text(c.evidence -> 'keys'))
          and i.columns[1] <> c.evidence -> 'keys' ->> 0
        order by i.scans, i.index_name
        limit 1
    ) as x
    where jsonb_array_length(c.evidence -> 'keys') > 1
$$;

revoke all on function advisor._rule_0030_wrong_column_order(advisor._merged_candidate[]) from public;
