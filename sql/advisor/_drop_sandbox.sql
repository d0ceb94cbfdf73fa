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
    doomed text;
    dropped bigint := 0::bigint;
begin
    perform set_config('lock_timeout', '2s', true);
    for doomed in
        select t.table_name
        from advisor.sandbox_table as t
        where t.simulation_id = _drop_sandbox.simulation_id
        order by t.table_name
        for update
    loop
        if to_regclass(format('muster_sandbox.%I', doomed)) is not null then
            execute format('drop table muster_sandbox.%I', doomed);
            dropped := dropped + 1;
        end if;
        delete from advisor.sandbox_table as t where t.table_name = doomed;
    end loop;
    return dropped;
end
$$;

revoke all on function advisor._drop_sandbox(bigint) from public;
