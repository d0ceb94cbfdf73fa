create or replace function advisor._record_utility(
    queryid bigint,
    userid oid,
    dbid oid,
    toplevel boolean
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The text is a utility statement (SET, ALTER ROLE, COPY, EXPLAIN and so on): dropped at the door.
-- What is left is its number, so that it is not asked about again.
-- Writes: advisor.statement_source, advisor.statement_sample
-- Raises: MU180
declare
    source bigint := advisor._source_of(queryid, userid, dbid, toplevel);
begin
    update advisor.statement_source as s
    set state = 'utility'
    where s.source_id = source;
    delete from advisor.statement_sample as m where m.source_id = source;
end
$$;

revoke all on function advisor._record_utility(bigint, oid, oid, boolean) from public;
