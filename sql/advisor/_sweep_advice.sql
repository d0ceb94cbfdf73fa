create or replace function advisor._sweep_advice(at timestamptz)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Ends searches whose worker died, and those that no worker took up.
-- Writes: advisor.advice
declare
    swept bigint;
begin
    update advisor.advice as a
    set status = 'failed',
        finished_at = at,
        sqlstate = 'MU480',
        message = case
            when a.status = 'running' then 'the worker gave no result in time'
            else 'no worker took it up'
        end,
        hint = 'Ask again while a worker runs.'
    where a.status = 'running'
          and a.claimed_at < at - a.deadline - interval '1 minute'
              - case when a.verify then muster.setting_interval('advisor.sandbox_timeout')
                     else interval '0' end
       or a.status = 'requested' and a.requested_at < at - interval '5 minutes';
    get diagnostics swept = row_count;
    return swept;
end
$$;

revoke all on function advisor._sweep_advice(timestamptz) from public;
