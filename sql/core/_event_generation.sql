create or replace function muster._event_generation()
returns integer
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The generation that an event written now belongs to, whether its row is there yet or not.
declare
    last muster.event_generation;
begin
    select g.*
    into last
    from muster.event_generation as g
    order by g.generation desc
    limit 1;
    if not found then
        return 1;
    end if;
    -- Null is unknown, and unknown is taken as the same cluster.
    if last.system_identifier <> muster._system_identifier() then
        return last.generation + 1;
    end if;
    return last.generation;
end
$$;

revoke all on function muster._event_generation() from public;
