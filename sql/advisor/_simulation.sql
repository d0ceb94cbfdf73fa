create or replace function advisor._simulation(simulation_id bigint)
returns advisor.simulation
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU183
declare
    simulation advisor.simulation;
begin
    select s.*
    into simulation
    from advisor.simulation as s
    where s.simulation_id = _simulation.simulation_id;
    if not found then
        raise exception using
            errcode = 'MU183',
            message = 'no such simulation',
            detail = format('There is no simulation %s.', coalesce(simulation_id::text, 'null')),
            hint = 'See advisor.simulation.';
    end if;
    return simulation;
end
$$;

revoke all on function advisor._simulation(bigint) from public;
