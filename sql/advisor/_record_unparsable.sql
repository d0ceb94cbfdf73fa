create or replace function advisor._record_unparsable(
    queryid bigint,
    userid oid,
    dbid oid,
    toplevel boolean,
    reason text default 'syntax',
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The worker cannot read a text: reason is syntax or too_long. It stays visible with its figures,
-- under its queryid, and gets no advice. Neither the text nor the parser's message, which quotes
-- it, is kept.
-- Returns the statement's key.
-- Writes: advisor.statement, advisor.statement_source
-- Raises: MU082, MU180
declare
    source bigint := advisor._source_of(queryid, userid, dbid, toplevel);
    wording text := case reason
        when 'syntax' then 'not understood by the parser'
        when 'too_long' then 'longer than the parser takes'
    end;
    unread bigint;
begin
    if wording is null then
        raise exception using
            errcode = 'MU082',
            message = 'the reason is not known',
            detail = format('It is %L.', reason),
            hint = 'Give syntax or too_long.';
    end if;

    insert into advisor.statement as s
        (fingerprint, kind, parse_error, first_seen_at, last_seen_at)
    values
        (format('queryid %s', queryid), 'unknown', wording, at, at)
    on conflict on constraint statement_fingerprint_key do update
    set last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at)
    returning s.statement_id
    into unread;

    update advisor.statement_source as s
    set statement_id = unread,
        state = 'unparsable'
    where s.source_id = source;
    return unread;
end
$$;

revoke all on function
    advisor._record_unparsable(bigint, oid, oid, boolean, text, timestamptz) from public;
