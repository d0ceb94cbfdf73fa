create or replace function advisor._begin_trial()
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- The number under which the copies for a whole workload are registered, from the sequence of the
-- simulations, which is its owner's, so that no simulation has the same. A place is taken by whoever has copies there.
-- Raises: MU291, MU492
declare
    places bigint := muster.setting_bigint('advisor.sandboxes_in_flight');
begin
    perform advisor._require_sandbox();
    perform advisor.sweep_sandbox();
    if (select count(distinct t.simulation_id) from advisor.sandbox_table as t) >= places then
        raise exception using
            errcode = 'MU291',
            message = 'the sandbox is in use',
            detail = format('advisor.sandboxes_in_flight allows %s at a time.', places),
            hint = 'Wait until the trial that runs has ended.';
    end if;
    return nextval(pg_get_serial_sequence('advisor.simulation', 'simulation_id'));
end
$$;

revoke all on function advisor._begin_trial() from public;
