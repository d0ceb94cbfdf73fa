create or replace function advisor._fail_advice(
    advice_id bigint,
    sqlstate text,
    message text,
    hint text default null,
    refused boolean default false,
    at timestamptz default now()
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A claimed search came to nothing. The message is the worker's own wording, never the server's,
-- which may quote values. False when it was no longer running.
-- Writes: advisor.advice
begin
    update advisor.advice as a
    set status = case when refused then 'refused' else 'failed' end,
        finished_at = at,
        sqlstate = _fail_advice.sqlstate,
        message = _fail_advice.message,
        hint = _fail_advice.hint
    where a.advice_id = _fail_advice.advice_id
      and a.status = 'running';
    return found;
end
$$;

revoke all on function
    advisor._fail_advice(bigint, text, text, text, boolean, timestamptz) from public;
