create or replace function advisor._finish_advice(
    advice_id bigint,
    saved_pct numeric,
    bytes bigint,
    ddl text[],
    ddl_undo text[],
    report jsonb,
    at timestamptz default now()
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The result of a claimed search. False when it was no longer running, because the sweep had given
-- it up.
-- Writes: advisor.advice
begin
    update advisor.advice as a
    set status = 'done',
        finished_at = at,
        saved_pct = _finish_advice.saved_pct,
        bytes = _finish_advice.bytes,
        -- No figure when nothing was run.
        measured_pct = round(
            (1 - (_finish_advice.report #>> '{verification,after}')::numeric
                / nullif((_finish_advice.report #>> '{verification,before}')::numeric, 0)) * 100, 2),
        ddl = _finish_advice.ddl,
        ddl_undo = _finish_advice.ddl_undo,
        report = _finish_advice.report
    where a.advice_id = _finish_advice.advice_id
      and a.status = 'running';
    return found;
end
$$;

revoke all on function
    advisor._finish_advice(bigint, numeric, bigint, text[], text[], jsonb, timestamptz) from public;
