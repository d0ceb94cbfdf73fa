create or replace function advisor._raise_no_statement(statement_id bigint)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU180
begin
    raise exception using
        errcode = 'MU180',
        message = 'no such statement',
        detail = format('There is no statement %s.', coalesce(statement_id::text, 'null')),
        hint = 'See advisor.stat_statement for the statements that are known.';
end
$$;

revoke all on function advisor._raise_no_statement(bigint) from public;
