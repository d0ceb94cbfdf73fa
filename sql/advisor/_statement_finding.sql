create or replace function advisor._statement_finding(
    rule text,
    title text,
    severity text,
    kind text,
    statement advisor.statement,
    evidence jsonb,
    why text
)
returns advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- A finding about how a statement is written: nothing to run, only to write otherwise.
    select row(
        format('%s %s', $1, ($5).fingerprint),
        $1,
        $2,
        $3,
        $4,
        format('statement %s', ($5).statement_id),
        ($5).relations[1],
        ($5).statement_id,
        array[($5).statement_id],
        $6 || jsonb_build_object('relations', ($5).relations),
        null,
        null,
        $7,
        'none',
        0.65)::advisor.finding
$$;

revoke all on function
    advisor._statement_finding(text, text, text, text, advisor.statement, jsonb, text) from public;
