create or replace function advisor._record_plan_failure(
    statement_id bigint,
    state text,
    reasons text[],
    at timestamptz default now()
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- There is no plan: refused because of what advisor._explain_hazard() found, or failed with an
-- SQLSTATE. Never the server's message, which may quote values.
-- Writes: advisor.statement
-- Raises: MU082, MU180
begin
    if state not in ('refused', 'failed') or coalesce(cardinality(reasons), 0) = 0 then
        raise exception using
            errcode = 'MU082',
            message = 'the record of a missing plan is incomplete',
            hint = 'Give refused or failed, and at least one reason.';
    end if;
    update advisor.statement as s
    set explain_state = state,
        explain_reasons = reasons,
        explained_at = at
    where s.statement_id = _record_plan_failure.statement_id;
    if not found then
        perform advisor._raise_no_statement(statement_id);
    end if;
end
$$;

revoke all on function
    advisor._record_plan_failure(bigint, text, text[], timestamptz) from public;
