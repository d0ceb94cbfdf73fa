create or replace function advisor._drop_sandbox(simulation_id bigint)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Drops the copies of one simulation and forgets their names; returns how many tables were there.
-- With the rights of the schema's owner, who may drop tables that he may not read.
-- Writes: muster_sandbox, advisor.sandbox_table
declare
    registered text[];
    doomed text[];
begin
    perform set_config('lock_timeout', '2s', true);
    registered := array(
        select t.table_name
        from advisor.sandbox_table as t
        where t.simulation_id = _drop_sandbox.simulation_id
        order by t.table_name
        for update);
    doomed := array(
        select format('muster_sandbox.%I', r.name)
        from unnest(registered) as r (name)
        where to_regclass(format('muster_sandbox.%I', r.name)) is not null);
    -- All at once, because foreign keys tie them together.
    if doomed <> '{}' then
        execute format('drop table %s', array_to_string(doomed, ', '));
    end if;
    delete from advisor.sandbox_table as t where t.table_name = any (registered);
    return cardinality(doomed)::bigint;
end
$$;

revoke all on function advisor._drop_sandbox(bigint) from public;
