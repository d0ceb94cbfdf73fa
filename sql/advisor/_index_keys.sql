create or replace function advisor._index_keys(indexid oid)
returns text[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The keys of an index as CREATE INDEX would have them, with what is not the default: the operator
-- class, the direction, the place of nulls.
begin
    return array(
        select concat(
            u.key,
            case when not o.opcdefault then ' ' || quote_ident(o.opcname) end,
            case when (i.options[u.place::integer] & 1) = 1 then ' desc' end,
            case i.options[u.place::integer] & 3
                when 1 then ' nulls last'
                when 2 then ' nulls first'
            end)
        from advisor.index_fact as i
        cross join lateral unnest(i.columns) with ordinality as u (key, place)
        join pg_catalog.pg_opclass as o
          on o.oid = i.opclasses[u.place::integer]
        where i.indexid = _index_keys.indexid
        order by u.place);
end
$$;

revoke all on function advisor._index_keys(oid) from public;
