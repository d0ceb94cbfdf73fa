create or replace function fleet.tune_beats()
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '100ms'
as $$
-- The server removes old versions from a page when less is free than new rows must leave free. Under
-- the fillfactor with which a fleet enrols that is so after every update: 60 of 215 bytes of WAL and a
-- tenth of the processor time of a heartbeat. So the room is claimed only while it is made: once the
-- pages are loose, updates may fill it, a dozen for one cleaning; when new hosts have filled the pages,
-- the next ones leave room again. lock_timeout is below deadlock_timeout, so that no autovacuum is
-- ended for this; the next run tries again.
-- Writes: the fillfactor of fleet.beat
declare
    present integer;
    density double precision;
begin
    if pg_is_in_recovery() then
        return bigint '0';
    end if;
    select coalesce(max(o.option_value::integer), 100),
           max(c.reltuples * w.width / nullif(c.relpages, 0) / 8168)
    into present, density
    from pg_catalog.pg_class as c
    left join lateral pg_options_to_table(c.reloptions) as o
      on o.option_name = 'fillfactor'
    cross join (
        -- With the pointer to the row.
        select avg(pg_column_size(s.b) + 4) as width
        from (select b from fleet.beat as b limit 1000) as s
    ) as w
    where c.oid = 'fleet.beat'::regclass
      and c.reltuples >= 1000;

    if present <> 90 and density <= 0.75 then
        alter table fleet.beat set (fillfactor = 90);
    elsif present <> 70 and density > 0.82 then
        alter table fleet.beat set (fillfactor = 70);
    else
        return bigint '0';
    end if;
    return bigint '1';
exception
    when lock_not_available then
        return bigint '0';
end
$$;

comment on function fleet.tune_beats() is
'Sets the fillfactor of fleet.beat by how full its pages are: 70 while hosts fill them, 90 once at
least 1,000 have and a quarter is free, so that heartbeats use that room before old versions are
cleaned away. A task runs it. Returns 1 when it changed something, and 0 otherwise or when the table
is being vacuumed.';

revoke all on function fleet.tune_beats() from public;
