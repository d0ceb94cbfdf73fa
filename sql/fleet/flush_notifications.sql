create or replace function fleet.flush_notifications(max_changes integer default 10000)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Turns waiting changes into events and notifications: many changes of one host become one event,
-- and the cluster-wide lock that a NOTIFY takes at commit is taken once per call and not per change.
-- Reads by delete ... returning, so the order of commits cannot hide a change.
-- Writes: fleet.outbox, fleet.outbox_marker, muster.event
declare
    waiting tid[];
    told bigint;
begin
    if pg_is_in_recovery() then
        return bigint '0';
    end if;
    -- Called twenty times a second, and nearly always there is nothing to tell. Looked up once: the
    -- rows already told are passed over until autovacuum removes them.
    waiting := array(select w.ctid from fleet.outbox as w limit max_changes);
    if waiting = '{}' and exists (select from fleet.outbox_marker) then
        return bigint '0';
    end if;
    if not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('fleet.flush_notifications')) then
        return bigint '0';
    end if;
    -- What is lost with an asynchronous commit in a crash, the resync event makes up for.
    if pg_current_xact_id_if_assigned() is null then
        perform set_config('synchronous_commit', 'off', true);
    end if;

    if not exists (select from fleet.outbox_marker) then
        insert into fleet.outbox_marker (marked_at)
        values (clock_timestamp());
        perform muster.emit_event('fleet_vm', '*', '{"resync": true}');
        perform muster.emit_event('fleet_host', '*', '{"resync": true}');
    end if;

    with taken as (
        delete from fleet.outbox as o
        where o.ctid = any (waiting)
        returning o.topic, o.subject, o.detail, o.outbox_id
    ),
    change as (
        select t.topic, t.subject, t.detail, min(t.outbox_id) as place
        from taken as t
        group by t.topic, t.subject, t.detail
    ),
    per_topic as (
        select c.topic,
               array_agg(c.subject order by c.place) as subjects,
               array_agg(c.detail order by c.place) as details
        from change as c
        group by c.topic
    )
    select sum(cardinality(muster._emit_events(p.topic, p.subjects, p.details)))
    into told
    from per_topic as p;
    return coalesce(told, 0);
end
$$;

comment on function fleet.flush_notifications(integer) is
'Tells waiting changes of hosts and claims: one event and one notification per host and kind of
change. Call it every 50 ms from one connection, in its own transaction; several callers do no harm,
one works and the others return 0. Returns how many events it wrote; when that is as many as
max_changes, call it again at once.

After a crash of the server it emits one event with the subject * and {"resync": true} per topic: read
the tables again then.';

revoke all on function fleet.flush_notifications(integer) from public;
