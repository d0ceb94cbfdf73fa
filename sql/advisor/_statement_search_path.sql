create or replace function advisor._statement_search_path(statement_id bigint)
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The present search_path of the role that spends most time in the statement.
    select advisor._search_path_of(s.userid, s.dbid)
    from advisor.statement_source as s
    where s.statement_id = $1
    order by s.missing_since is null desc, s.total_ms desc
    limit 1
$$;

revoke all on function advisor._statement_search_path(bigint) from public;
