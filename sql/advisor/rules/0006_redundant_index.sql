create or replace function advisor._rule_0006_redundant_index()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with usable as (
        select i.*, cardinality(i.columns) as width
        from advisor.index_fact as i
        where i.is_valid
          and not i.is_partition
    ),
    pair as (
        select distinct on (narrow.indexid)
               narrow.*,
               wide.index_name as kept_name,
               wide.definition as kept_definition,
               wide.scans as kept_scans,
               wide.bytes as kept_bytes,
               wide.width = narrow.width as is_twin
        from usable as narrow
        join usable as wide
          on wide.relid = narrow.relid
         and wide.indexid <> narrow.indexid
         and wide.access_method = narrow.access_method
         -- The narrow one's keys are the first keys of the wide one, never the other way round: an
         -- index on (a) cannot do what one on (a, b) does.
         and wide.columns[1:narrow.width] = narrow.columns
         and wide.opclasses[1:narrow.width] = narrow.opclasses
         and wide.collations[1:narrow.width] = narrow.collations
         and wide.options[1:narrow.width] = narrow.options
         and (wide.width = narrow.width or narrow.access_method = 'btree')
         and wide.predicate is not distinct from narrow.predicate
         and narrow.include_columns <@ (wide.columns[narrow.width + 1:] || wide.include_columns)
        -- What keeps rows unique, carries a constraint or identifies rows for replication has a
        -- purpose besides reading, whatever covers it.
        where narrow.constraint_name is null
          and not narrow.is_primary
          and not narrow.is_replica_identity
          and (
              not narrow.is_unique
              or wide.is_unique and wide.width = narrow.width and wide.is_immediate)
          -- Of two that could each replace the other, exactly one is to go.
          and (
              wide.width > narrow.width
              or cardinality(wide.include_columns) > cardinality(narrow.include_columns)
              or (
                  wide.constraint_name is not null, wide.is_unique, wide.is_replica_identity,
                  wide.is_clustered, -wide.indexid::bigint)
                 > (
                  false, narrow.is_unique, narrow.is_replica_identity,
                  narrow.is_clustered, -narrow.indexid::bigint))
        order by narrow.indexid, wide.width = narrow.width desc, wide.width desc, wide.indexid
    )
    select format('redundant %I.%I', p.schema_name, p.index_name),
           '0006_redundant_index',
           case when p.is_twin then 'Duplicate index' else 'Redundant index' end,
           'notice',
           'redundant_index',
           format('%I.%I', p.schema_name, p.index_name),
           format('%I.%I', p.schema_name, p.table_name),
           null::bigint,
           '{}'::bigint[],
           jsonb_build_object(
               'relation', format('%I.%I', p.schema_name, p.table_name),
               'index', p.index_name,
               'definition', p.definition,
               'bytes', p.bytes,
               'scans', p.scans,
               'kept_index', p.kept_name,
               'kept_definition', p.kept_definition,
               'kept_scans', p.kept_scans,
               'kept_bytes', p.kept_bytes,
               'facts_at', p.captured_at),
           format('drop index concurrently %I.%I;', p.schema_name, p.index_name),
           advisor._concurrent_index(p.definition),
           format(
               'Index %I does nothing that %I does not do as well: %s. It takes %s and is written '
               'to with every row. It was scanned %s times since the statistics were reset, the '
               'other %s times; its scans will go to the other.',
               p.index_name, p.kept_name,
               case
                   when p.is_twin then 'both have the same keys'
                   else 'its keys are the first keys of the other'
               end,
               pg_size_pretty(p.bytes), p.scans, p.kept_scans),
           case when p.is_clustered or p.scans > 0 then 'medium' else 'low' end,
           case when p.scans = 0 then 0.60 else 0.55 end
    from pair as p
$$;

revoke all on function advisor._rule_0006_redundant_index() from public;
