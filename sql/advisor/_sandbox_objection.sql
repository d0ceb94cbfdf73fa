create or replace function advisor._sandbox_objection(relid oid, allows_partitions boolean)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Why a relation cannot be copied; null when it can. A copy has no policies, and one of a
    -- partitioned table is as good as its partitions. So many partitions that making them takes
    -- longer than filling them are refused.
    select case
        when n.nspname in ('pg_catalog', 'information_schema') then 'belongs to the server'
        when c.relkind = 'p' and not $2 then 'is a partitioned table'
        when c.relkind not in ('r', 'm', 'p') then 'is not a plain table'
        when c.relpersistence = 't' then 'is temporary'
        when c.relrowsecurity then 'has row security'
        when exists (
            select
            from pg_catalog.pg_inherits as h
            where c.oid = h.inhparent and c.relkind <> 'p'
               or c.oid = h.inhrelid and not c.relispartition)
            then 'is part of an inheritance tree'
        when c.relkind = 'p' then (
            select case
                when count(*) > 500 then format('has %s partitions, more than 500', count(*))
                when bool_or(x.relkind not in ('r', 'p')) then format(
                    'has the partition %s, which is not a plain table',
                    min(x.oid::regclass::text) filter (where x.relkind not in ('r', 'p')))
                when bool_or(x.relrowsecurity) then format(
                    'has the partition %s, which has row security',
                    min(x.oid::regclass::text) filter (where x.relrowsecurity))
            end
            from advisor._sandbox_partition(c.oid) as p
            join pg_catalog.pg_class as x
              on x.oid = p.part)
    end
    from pg_catalog.pg_class as c
    join pg_catalog.pg_namespace as n
      on n.oid = c.relnamespace
    where c.oid = $1
$$;

revoke all on function advisor._sandbox_objection(oid, boolean) from public;
