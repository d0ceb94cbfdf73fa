create or replace function muster._emit_events(topic text, subjects text[], details jsonb[])
returns bigint[]
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Many events of one topic in one statement: what is looked up for an event is looked up once.
-- Writes: muster.event
-- Raises: MU002, MU101
declare
    present integer := muster._event_generation();
    event_ids bigint[];
begin
    perform muster._check_topic(topic);
    if array_position(subjects, null) is not null then
        raise exception using
            errcode = 'MU002',
            message = 'an event needs a subject',
            detail = format('The topic is %s.', topic),
            hint = 'Pass the key of what the event is about, as text.';
    end if;

    if not exists (select from muster.event_generation as g where g.generation = present) then
        insert into muster.event_generation (generation, system_identifier)
        values (present, muster._system_identifier())
        on conflict on constraint event_generation_pkey do nothing;
    end if;

    with written as (
        insert into muster.event as e (topic, subject, detail, generation)
        select _emit_events.topic, u.subject, coalesce(u.detail, '{}'), present
        from unnest(subjects, details) with ordinality as u (subject, detail, place)
        order by u.place
        returning e.event_id
    ),
    told as (
        -- The id and nothing else: anybody may listen, and a payload of 8000 bytes fails the
        -- transaction.
        select w.event_id, pg_notify(_emit_events.topic, w.event_id::text)
        from written as w
    )
    select array_agg(t.event_id)
    into event_ids
    from told as t;
    return event_ids;
end
$$;

revoke all on function muster._emit_events(text, text[], jsonb[]) from public;
