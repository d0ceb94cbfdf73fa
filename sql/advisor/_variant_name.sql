create or replace function advisor._variant_name(
    relid oid,
    method text,
    keys text[],
    include text[],
    predicate text
)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The name of an index that is more than a B-tree on columns says so.
    select advisor._index_name(
        $1,
        $3 || case when $4 <> '{}' then array['covering'] else '{}' end
           || case when $5 is not null then array['partial'] else '{}' end
           || case when $2 <> 'btree' then array[$2] else '{}' end)
$$;

revoke all on function advisor._variant_name(oid, text, text[], text[], text) from public;
