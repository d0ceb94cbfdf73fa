create or replace function advisor._statement_to_plan(wanted bigint)
returns table (
    statement_id bigint,
    kind text,
    normalized text,
    relations text[],
    shape jsonb,
    search_path text[]
)
language plpgsql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
-- One statement as advisor._plans_wanted() gives it, whether it is due or not.
-- Raises: MU180
begin
    return query
    select s.statement_id, s.kind, s.normalized, s.relations, s.shape,
           advisor._statement_search_path(s.statement_id)
    from advisor.statement as s
    where s.statement_id = wanted
      and s.normalized is not null;
    if not found then
        perform advisor._raise_no_statement(wanted);
    end if;
end
$$;

revoke all on function advisor._statement_to_plan(bigint) from public;
