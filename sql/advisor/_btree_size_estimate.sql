create or replace function advisor._btree_size_estimate(
    relation oid,
    keys text[],
    include text[] default '{}',
    fraction double precision default 1
)
returns bigint
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The bytes of a B-tree that is built anew on these keys, as CREATE INDEX writes them, over so
    -- large a part of the table. Null when the table has never been counted.
    select e.bytes
    from advisor._btree_estimate($1, $2, $3, $4) as e
$$;

revoke all on function
    advisor._btree_size_estimate(oid, text[], text[], double precision) from public;
