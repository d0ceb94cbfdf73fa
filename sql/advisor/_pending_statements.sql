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
as $$
-- What the worker has to parse, dearest first, with the text as pg_stat_statements has it. The text
-- passes through here and is kept nowhere: it may hold literals, comments and passwords. Entries
-- whose text this role may not see stay pending; doctor says how many.
declare
    place text := advisor._extension_schema('pg_stat_statements');
begin
    if place is null then
        return;
    end if;
    return query execute format(
        'select w.queryid, w.userid, w.dbid, w.toplevel,'
        '       advisor._search_path_of(w.userid, w.dbid), t.query'
        '  from (select s.queryid, s.userid, s.dbid, s.toplevel, s.total_ms'
        '          from advisor.statement_source as s'
        '         where s.state = ''pending'' and s.missing_since is null'
        '         order by s.total_ms desc'
        '         limit $1) as w'
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
