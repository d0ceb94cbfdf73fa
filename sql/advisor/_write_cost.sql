create or replace function advisor._write_cost(relid oid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- How much another index would be written to, by how often the table has been written over since
-- the statistics were reset, updates in place not counted: low up to once for each row, medium up to
-- ten times, else high. What each row costs is advisor._write_estimate()'s to say.
begin
    return (
        select case
            when w.written <= greatest(t.rows_estimate, 1) then 'low'
            when w.written <= 10 * greatest(t.rows_estimate, 1) then 'medium'
            else 'high'
        end
        from advisor.table_fact as t
        cross join lateral (
            select t.rows_inserted + t.rows_updated + t.rows_deleted - t.rows_hot_updated as written
        ) as w
        where t.relid = _write_cost.relid);
end
$$;

revoke all on function advisor._write_cost(oid) from public;
