create or replace function muster.subscribe(topic text, handler regproc)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.subscription
-- Raises: MU001, MU101
declare
    subscription_id bigint;
    handler_name text;
begin
    perform muster._check_topic(topic);
    select format('%I.%I', n.nspname, p.proname)
    into handler_name
    from pg_proc as p
    join pg_namespace as n
      on n.oid = p.pronamespace
    where p.oid = handler
      and p.prokind = 'f'
      and p.pronargs = 1
      and p.proargtypes[0] = 'muster.event'::regtype;
    if not found then
        raise exception using
            errcode = 'MU001',
            message = 'the handler does not take an event',
            detail = format('It is %s.', handler),
            hint = 'Pass a function with one argument of type muster.event.';
    end if;

    insert into muster.subscription as s (topic, handler)
    values (topic, handler_name)
    on conflict on constraint subscription_topic_handler_key do update set topic = excluded.topic
    returning s.subscription_id
    into subscription_id;
    return subscription_id;
end
$$;

comment on function muster.subscribe(text, regproc) is
'Has a function called for each event of a topic, from the oldest event kept on. The worker calls it
within moments of the commit; without one, muster.deliver_events() does, from a timer.

The function takes one muster.event and runs in the transaction that moves the position: its effect
happens exactly once. When it fails, its effect alone is rolled back, and it is tried again.

Returns the key; subscribing again changes nothing. Raises MU101 for an unknown topic and MU001 for a
function of another form.

    select muster.subscribe(''muster_setting'', ''app.on_setting'');';

revoke all on function muster.subscribe(text, regproc) from public;
