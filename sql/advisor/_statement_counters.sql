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
-- pg_stat_statements without its texts, which are never needed here. Columns that every version from
-- 1.9 (PostgreSQL 14) on has. queryid is null for the statements that this role may not see.
-- Raises: MU481, MU482, MU483
declare
    place text := advisor._extension_schema('pg_stat_statements');
begin
    if place is null then
        raise exception using
            errcode = 'MU481',
            message = 'pg_stat_statements is not installed in this database',
            hint = 'Run: create extension pg_stat_statements;';
    end if;

    return query execute format(
        'select s.queryid, s.userid, s.dbid, s.toplevel, s.calls, s.total_exec_time, s.rows,'
        '       s.shared_blks_hit, s.shared_blks_read, s.temp_blks_written, s.wal_bytes'
        '  from %I.pg_stat_statements(showtext := false) as s'
        ' where s.calls > 0',
        place);
exception
    when object_not_in_prerequisite_state then
        raise exception using
            errcode = 'MU482',
            message = 'pg_stat_statements is not loaded',
            detail = 'The extension is installed, but the server did not load its library at start.',
            hint = 'Add pg_stat_statements to shared_preload_libraries and restart the server.';
    when undefined_column or undefined_function then
        raise exception using
            errcode = 'MU483',
            message = 'pg_stat_statements is too old',
            detail = 'Version 1.9 or later is needed.',
            hint = 'Run: alter extension pg_stat_statements update;';
end
$$;

revoke all on function advisor._statement_counters() from public;
