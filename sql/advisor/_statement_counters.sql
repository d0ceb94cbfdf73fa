create or replace function advisor._statement_counters()
returns table (
    queryid bigint,
    userid oid,
    dbid oid,
    toplevel boolean,
    calls bigint,
    total_ms double precision,
    rows bigint,
    shared_blks_hit bigint,
    shared_blks_read bigint,
    temp_blks_written bigint,
    wal_bytes numeric
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- pg_stat_statements without its texts, which are never needed here. Columns that every version
-- from 1.9 (PostgreSQL 14) on has. queryid is null for the statements that this role may not see.
-- Raises: MU481, MU482, MU483
begin
    return query execute format(
        'select s.queryid, s.userid, s.dbid, s.toplevel, s.calls, s.total_exec_time, s.rows,'
        '       s.shared_blks_hit, s.shared_blks_read, s.temp_blks_written, s.wal_bytes'
        '  from %I.pg_stat_statements(showtext := false) as s'
        ' where s.calls > 0',
        advisor._statements_schema());
end
$$;

revoke all on function advisor._statement_counters() from public;
