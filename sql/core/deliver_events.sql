create or replace function muster.deliver_events(
    max_events integer default 100,
    at timestamptz default clock_timestamp()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- One runner works on a subscription at a time; others pass on to the next one.
-- Writes: muster.subscription, muster.event_failure, muster.event_consumer
declare
    subscription muster.subscription;
    event muster.event;
    done bigint;
    handled bigint := 0;
begin
    if pg_is_in_recovery() then
        return 0;
    end if;
    for subscription in
        select s.*
        from muster.subscription as s
        order by s.subscription_id
        for update skip locked
    loop
        done := 0;
        for event in
            select e.*
            from muster.event_failure as f
            join muster.event as e
              on e.event_id = f.event_id
            where f.subscription_id = subscription.subscription_id
              and f.next_attempt_at <= at
            order by f.next_attempt_at
            limit max_events
        loop
            done := done + muster._call_handler(subscription, event, at)::integer;
            handled := handled + 1;
        end loop;
        for event in
            select e.*
            from muster.take_events(
                format('subscription %s', subscription.subscription_id),
                array[subscription.topic], max_events) as e
        loop
            done := done + muster._call_handler(subscription, event, at)::integer;
            handled := handled + 1;
        end loop;
        update muster.subscription as s
        set delivered = s.delivered + done
        where s.subscription_id = subscription.subscription_id
          and done > 0;
    end loop;
    return handled;
end
$$;

comment on function muster.deliver_events(integer, timestamptz) is
'Calls the handlers of all subscriptions for the events that wait, at most max_events for each, and
tries due failures again. Any number of callers at once; each event reaches each handler once.

Returns how many calls were made; call it again while it is max_events or more. The worker calls it at
each notification and every few seconds.

    select muster.deliver_events();';

revoke all on function muster.deliver_events(integer, timestamptz) from public;
