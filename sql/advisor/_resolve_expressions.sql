create or replace function advisor._resolve_expressions(
    statement_id bigint,
    expressions jsonb,
    structural jsonb
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The worker has learnt the literals inside expressions: expressions maps the text with the parameter
-- to the text without, structural the parameter's number to its literal token. Returns how many
-- predicates now have an expression that can be an index key.
-- Writes: advisor.predicate, advisor.statement
-- Raises: MU180
declare
    changed bigint;
begin
    update advisor.statement as s
    set shape = s.shape || jsonb_build_object(
        'structural', coalesce(s.shape -> 'structural', '{}') || structural)
    where s.statement_id = _resolve_expressions.statement_id;
    if not found then
        perform advisor._raise_no_statement(statement_id);
    end if;
    update advisor.predicate as p
    set expression = expressions ->> p.expression,
        is_resolved = true
    where p.statement_id = _resolve_expressions.statement_id
      and not p.is_resolved
      and expressions ? p.expression;
    get diagnostics changed = row_count;
    return changed;
end
$$;

revoke all on function advisor._resolve_expressions(bigint, jsonb, jsonb) from public;
