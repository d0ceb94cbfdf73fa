create or replace function advisor._sandbox_partition(relid oid)
returns table (part oid, parent oid, is_leaf boolean, ordinal integer)
language sql
stable
rows 20
set search_path = pg_catalog, pg_temp
as $$
    -- The partitions of a partitioned table and theirs, parents first.
    select t.relid::oid, t.parentrelid::oid, t.isleaf,
           row_number() over (order by t.level, c.relname, c.oid)::integer
    from pg_partition_tree($1) as t
    join pg_catalog.pg_class as c
      on c.oid = t.relid
    where t.level > 0
$$;

revoke all on function advisor._sandbox_partition(oid) from public;
