create or replace function advisor._variant_present(
    relid oid,
    method text,
    keys text[],
    include text[],
    predicate text
)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The valid index that does all that this one would do; null when there is none.
begin
    return (
        select i.index_name
        from advisor.index_fact as i
        cross join lateral (
            select advisor._plain_keys(advisor._index_keys(i.indexid)) as keys
        ) as k
        where i.relid = _variant_present.relid
          and i.is_valid
          and i.access_method = method
          and k.keys[1:cardinality(_variant_present.keys)]
              = advisor._plain_keys(_variant_present.keys)
          and include <@ (i.columns || i.include_columns)
          and (
              i.predicate is null
              -- The server writes IS NULL in capitals.
              or advisor._plain_keys(array[replace(
                      replace(i.predicate, ' IS NULL', ' is null'),
                      ' IS NOT NULL', ' is not null')])
                  = advisor._plain_keys(array[_variant_present.predicate]))
        order by i.index_name
        limit 1);
end
$$;

revoke all on function advisor._variant_present(oid, text, text[], text[], text) from public;
