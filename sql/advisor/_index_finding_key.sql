create or replace function advisor._index_finding_key(relid oid, keys text[])
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The same table and columns are the same finding, whatever statement or rule leads to them.
begin
    return (
        select format(
                   'index %I.%I (%s)',
                   t.schema_name, t.table_name, array_to_string(_index_finding_key.keys, ', '))
        from advisor.table_fact as t
        where t.relid = _index_finding_key.relid);
end
$$;

revoke all on function advisor._index_finding_key(oid, text[]) from public;
