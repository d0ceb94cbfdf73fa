create or replace function advisor._source_of(
    queryid bigint,
    userid oid,
    dbid oid,
    toplevel boolean
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The key of a source, locked for the caller to change.
-- Raises: MU180
declare
    source_id bigint;
begin
    select s.source_id
    into source_id
    from advisor.statement_source as s
    where s.queryid = _source_of.queryid
      and s.userid = _source_of.userid
      and s.dbid = _source_of.dbid
      and s.toplevel = _source_of.toplevel
    for update;
    if not found then
        raise exception using
            errcode = 'MU180',
            message = 'no such statement',
            detail = format('No scan has seen queryid %s of role %s.', queryid, userid),
            hint = 'Record only what advisor._pending_statements() returned.';
    end if;
    return source_id;
end
$$;

revoke all on function advisor._source_of(bigint, oid, oid, boolean) from public;
