create or replace function advisor._sweep(at timestamptz)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Ends what nobody will end: simulations and scan requests whose worker died, and simulations that
-- no worker took up. A worker that comes back later finds its result refused.
-- Writes: advisor.simulation, advisor.scan_request, advisor.advice
declare
    patience interval := muster.setting_interval('advisor.simulation_timeout');
    swept bigint;
    total bigint;
begin
    update advisor.simulation as s
    set status = 'failed',
        finished_at = at,
        sqlstate = 'MU480',
        message = case
            when s.status = 'running' then 'the worker gave no result in time'
            else 'no worker took it up'
        end,
        hint = 'Ask again while a worker runs.'
    where s.status = 'running'
      and s.claimed_at < at - 2 * patience - case
          when s.mode = 'real' then muster.setting_interval('advisor.sandbox_timeout')
          else interval '0'
      end
       or s.status = 'requested'
      and s.requested_at < at - 4 * patience - case
          when s.mode = 'real' then muster.setting_interval('advisor.sandbox_timeout')
          else interval '0'
      end;
    get diagnostics swept = row_count;
    total := swept;

    -- A scan request that nobody took up stays: the next worker answers it.
    update advisor.scan_request as r
    set status = 'failed',
        finished_at = at,
        sqlstate = 'MU480',
        message = 'the worker gave no result in time'
    where r.status = 'running'
      and r.claimed_at < at - muster.setting_interval('advisor.scan_timeout');
    get diagnostics swept = row_count;
    return total + swept + advisor._sweep_advice(at);
end
$$;

revoke all on function advisor._sweep(timestamptz) from public;
