create or replace function muster.after_restore(at timestamptz default now())
returns integer
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.event_generation
declare
    present integer;
begin
    -- Waits for writers of the old generation: it counts as settled as soon as there is a newer
    -- one.
    lock table muster.event in share row exclusive mode;
    select coalesce(max(g.generation), 0) + 1
    into present
    from muster.event_generation as g;
    insert into muster.event_generation (generation, system_identifier, began_at)
    values (present, muster._system_identifier(), at);
    perform muster._mark_lost_runs(at);
    return present;
end
$$;

comment on function muster.after_restore(timestamptz) is
'Call once after restoring a dump into another cluster, where transaction ids begin anew: settles
every event of the dump, so that consumers go on where they were, and gives up runs that were
running. Where pg_control_system() is granted the first new event does this by itself;
muster.doctor() says when it is needed.

Returns the new generation of events.

    select muster.after_restore();';

revoke all on function muster.after_restore(timestamptz) from public;
