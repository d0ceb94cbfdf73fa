create or replace function muster.emit_event(
    topic text,
    subject text,
    detail jsonb default '{}'
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.event
-- Raises: MU002, MU101
declare
    present integer := muster._event_generation();
    event_id bigint;
begin
    if not exists (select from muster.topic as t where t.topic = emit_event.topic) then
        raise exception using
            errcode = 'MU101',
            message = format('unknown topic: %s', coalesce(topic, 'null')),
            hint = 'A module defines its topics in definition.sql; see muster.topic.';
    end if;
    if subject is null then
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

    insert into muster.event as e (topic, subject, detail, generation)
    values (topic, subject, coalesce(detail, '{}'), present)
    returning e.event_id
    into event_id;
    -- The id and nothing else: anybody may listen, and a payload of 8000 bytes fails the
    -- transaction.
    perform pg_notify(topic, event_id::text);
    return event_id;
end
$$;

comment on function muster.emit_event(text, text, jsonb) is
'Records that something happened, in the caller''s transaction, and notifies the channel named like
the topic with the event''s id as payload. No secret and no literal belongs into detail.

Notifying commits are serialised by the server (505 against 3853 commits/s at 32 clients): not for
heartbeats or usage records.

Returns the id. Raises MU101 for an unknown topic and MU002 without a subject.

    select muster.emit_event(''setting_changed'', ''muster.event_retention'');';

revoke all on function muster.emit_event(text, text, jsonb) from public;
