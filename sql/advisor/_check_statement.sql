create or replace function advisor._check_statement(statement_id bigint)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU180
begin
    if not exists (
        select from advisor.statement as s where s.statement_id = _check_statement.statement_id) then
        perform advisor._raise_no_statement(statement_id);
    end if;
end
$$;

revoke all on function advisor._check_statement(bigint) from public;
