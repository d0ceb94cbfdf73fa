create or replace function muster.take_events(
    consumer text,
    topics text[] default null,
    max_events integer default 100,
    at timestamptz default now()
)
returns setof muster.event
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Takes only what is settled: written by a transaction before the oldest one still running.
-- Whatever commits later sorts behind, so nothing is ever passed over; an old open transaction that
-- has written only delays. One horizon for both statements, or the second would see more than the
-- first.
-- Writes: muster.event_consumer
-- Raises: MU001, MU002
declare
    horizon xid8 := pg_snapshot_xmin(pg_current_snapshot());
    present integer := muster._event_generation();
    done muster.event_consumer;
    taken muster.event;
    count integer := 0;
begin
    if coalesce(consumer, '') = '' then
        raise exception using
            errcode = 'MU002',
            message = 'no name for the consumer',
            hint = 'Pass a name that stays the same; the position is kept under it.';
    end if;
    if max_events is null or max_events < 1 then
        raise exception using
            errcode = 'MU001',
            message = 'max_events must be at least 1',
            detail = format('It is %L.', max_events),
            hint = 'Leave it out for 100.';
    end if;

    insert into muster.event_consumer as c (consumer, taken_at)
    values (consumer, at)
    on conflict on constraint event_consumer_pkey do nothing;
    select c.*
    into done
    from muster.event_consumer as c
    where c.consumer = take_events.consumer
    for update;

    for taken in
        select e.*
        from muster.event as e
        where (e.generation, e.written_by, e.event_id)
                > (done.generation, done.written_by, done.event_id)
          and (e.generation < present or e.written_by < horizon)
          and (topics is null or e.topic = any (topics))
        order by e.generation, e.written_by, e.event_id
        limit max_events
    loop
        return next taken;
        count := count + 1;
    end loop;

    if count < max_events then
        -- Drained: what is settled and of other topics is passed too.
        select e.*
        into taken
        from muster.event as e
        where (e.generation, e.written_by, e.event_id)
                > (done.generation, done.written_by, done.event_id)
          and (e.generation < present or e.written_by < horizon)
        order by e.generation desc, e.written_by desc, e.event_id desc
        limit 1;
    end if;
    if taken.event_id is not null then
        update muster.event_consumer as c
        set generation = taken.generation,
            written_by = taken.written_by,
            event_id = taken.event_id,
            taken_at = at
        where c.consumer = take_events.consumer;
    end if;
end
$$;

comment on function muster.take_events(text, text[], integer, timestamptz) is
'The next events for a consumer, each exactly once: its position moves in the caller''s
transaction, so what is rolled back is taken again. Two sessions of one consumer take turns. An
event appears when every transaction that began writing before its own has ended, in whichever
database of the cluster; muster.doctor() names one that takes long. A new consumer begins with the
oldest event that is kept.

topics null means all. Raises MU001 for a bad limit and MU002 without a name.

    select * from muster.take_events(''my-worker'', ''{setting_changed}'');';

revoke all on function muster.take_events(text, text[], integer, timestamptz) from public;
