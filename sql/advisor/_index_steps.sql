create or replace function advisor._index_steps(relid oid, keys text[])
returns text[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The commands that make the index without blocking writers. A partitioned table takes no
-- CONCURRENTLY: there the index of each leaf is built so, and the parent's then adopts them in a
-- moment.
declare
    fact advisor.table_fact;
    columns text := array_to_string(keys, ', ');
begin
    select t.*
    into fact
    from advisor.table_fact as t
    where t.relid = _index_steps.relid;
    if fact.kind <> 'partitioned table' then
        return array[format(
            'create index concurrently %I on %I.%I (%s);',
            advisor._index_name(relid, keys), fact.schema_name, fact.table_name, columns)];
    end if;
    return array(
        select format(
            'create index concurrently %I on %s (%s);',
            advisor._index_name(l.relid, keys), l.relid::regclass, columns)
        from pg_partition_tree(_index_steps.relid) as l
        where l.isleaf
        order by l.relid::regclass::text)
        || format(
            'create index %I on %I.%I (%s);',
            advisor._index_name(relid, keys), fact.schema_name, fact.table_name, columns);
end
$$;

revoke all on function advisor._index_steps(oid, text[]) from public;
