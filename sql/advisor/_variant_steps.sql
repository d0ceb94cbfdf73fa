create or replace function advisor._variant_steps(
    relid oid,
    method text,
    keys text[],
    include text[],
    predicate text
)
returns text[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The commands that make the index without blocking writers; as advisor._index_steps() for an index
-- of another method, with further columns or a condition.
declare
    fact advisor.table_fact;
    body text := concat(
        case when method <> 'btree' then format('using %I ', method) end,
        format('(%s)', array_to_string(keys, ', ')),
        case when include <> '{}' then format(' include (%s)', array_to_string(include, ', ')) end,
        case when predicate is not null then format(' where %s', predicate) end);
    name text := advisor._variant_name(relid, method, keys, include, predicate);
begin
    select t.*
    into fact
    from advisor.table_fact as t
    where t.relid = _variant_steps.relid;
    if fact.kind <> 'partitioned table' then
        return array[format(
            'create index concurrently %I on %I.%I %s;',
            name, fact.schema_name, fact.table_name, body)];
    end if;
    return array(
        select format(
            'create index concurrently %I on %s %s;',
            advisor._variant_name(l.relid, method, keys, include, predicate),
            l.relid::regclass, body)
        from pg_partition_tree(_variant_steps.relid) as l
        where l.isleaf
        order by l.relid::regclass::text)
        || format('create index %I on %I.%I %s;', name, fact.schema_name, fact.table_name, body);
end
$$;

revoke all on function advisor._variant_steps(oid, text, text[], text[], text) from public;
