create or replace function advisor._fail_simulation(
    simulation_id bigint,
    sqlstate text,
    message text,
    hint text default null,
    refused boolean default false,
    notes text[] default '{}',
    at timestamptz default now()
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A claimed simulation came to nothing: it failed, or was refused for a reason that a further try
-- will not change. The message is the worker's own wording, never the server's, which may quote
-- values. False when it was no longer running.
-- Writes: advisor.simulation
-- Raises: MU183
begin
    update advisor.simulation as s
    set status = case when refused then 'refused' else 'failed' end,
        finished_at = at,
        sqlstate = _fail_simulation.sqlstate,
        message = _fail_simulation.message,
        hint = _fail_simulation.hint,
        notes = coalesce(_fail_simulation.notes, '{}')
    where s.simulation_id = _fail_simulation.simulation_id
      and s.status = 'running';
    if not found then
        perform advisor._simulation(simulation_id);
        return false;
    end if;
    return true;
end
$$;

revoke all on function
    advisor._fail_simulation(bigint, text, text, text, boolean, text[], timestamptz) from public;
