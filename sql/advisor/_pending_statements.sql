create or replace function advisor._pending_statements(max integer default 1000)
returns table (
    queryid bigint,
    userid oid,
    dbid oid,
    toplevel boolean,
    search_path text[],
    query text
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
-- Before its first ANALYZE the table counts as nearly empty, and a nested loop over 10,000 entries for
-- each of 500 took 180 of 230 ms.
set enable_nestloop = off
as $$
-- What the worker has to parse, dearest first, with the text as pg_stat_statements has it. The text
-- passes through here and is kept nowhere: it may hold literals, comments and passwords. Entries
-- whose text this role may not see stay pending; doctor says how many.
-- The search path is made once for each role and database: it reads the settings, a millisecond each.
declare
    place text := advisor._extension_schema('pg_stat_statements');
begin
    if place is null then
        return;
    end if;
    return query execute format(
        'with w as materialized ('
        '    select s.queryid, s.userid, s.dbid, s.toplevel, s.total_ms'
        '      from advisor.statement_source as s'
        '     where s.state = ''pending'' and s.missing_since is null'
        '     order by s.total_ms desc'
        '     limit $1),'
        ' path as materialized ('
        '    select d.userid, d.dbid, advisor._search_path_of(d.userid, d.dbid) as search_path'
        '      from (select distinct w.userid, w.dbid from w) as d)'
        ' select w.queryid, w.userid, w.dbid, w.toplevel, p.search_path, t.query'
        '  from w'
        '  join path as p on p.userid = w.userid and p.dbid = w.dbid'
        '  join %I.pg_stat_statements(showtext := true) as t'
        '    on t.queryid = w.queryid and t.userid = w.userid'
        '   and t.dbid = w.dbid and t.toplevel = w.toplevel'
        ' where t.query is not null'
        ' order by w.total_ms desc',
        place)
    using max;
end
$$;

revoke all on function advisor._pending_statements(integer) from public;
