create or replace function advisor._finish_simulation(
    simulation_id bigint,
    before_cost double precision,
    after_cost double precision,
    before_plan jsonb,
    after_plan jsonb,
    labels text[],
    diff jsonb default null,
    size_bytes bigint default null,
    notes text[] default '{}',
    before_ms double precision default null,
    after_ms double precision default null,
    at timestamptz default now()
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The result of a claimed simulation. Milliseconds only where both variants were run. False when it
-- was no longer running, because the sweep had given it up.
-- Writes: advisor.simulation
-- Raises: MU083, MU183
begin
    if before_cost is null or after_cost is null or before_cost < 0 or after_cost < 0
        or before_cost = 'infinity' or after_cost = 'infinity'
        or before_cost = 'nan' or after_cost = 'nan' then
        raise exception using
            errcode = 'MU083',
            message = 'the costs of a simulation are not usable',
            detail = format('Before %s, after %s.', before_cost, after_cost),
            hint = 'Give the total cost of the top node of both plans.';
    end if;
    update advisor.simulation as s
    set status = 'done',
        finished_at = at,
        before_cost = _finish_simulation.before_cost,
        after_cost = _finish_simulation.after_cost,
        improvement_pct = advisor._improvement_pct(
            _finish_simulation.before_cost, _finish_simulation.after_cost),
        before_plan = _finish_simulation.before_plan,
        after_plan = _finish_simulation.after_plan,
        labels = coalesce(_finish_simulation.labels, '{}'),
        diff = _finish_simulation.diff,
        size_bytes = _finish_simulation.size_bytes,
        notes = coalesce(_finish_simulation.notes, '{}'),
        before_ms = _finish_simulation.before_ms,
        after_ms = _finish_simulation.after_ms
    where s.simulation_id = _finish_simulation.simulation_id
      and s.status = 'running';
    if not found then
        perform advisor._simulation(simulation_id);
        return false;
    end if;
    return true;
end
$$;

revoke all on function
    advisor._finish_simulation(
        bigint, double precision, double precision, jsonb, jsonb, text[], jsonb, bigint, text[],
        double precision, double precision, timestamptz)
    from public;
