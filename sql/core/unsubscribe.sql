create or replace function muster.unsubscribe(topic text, handler text)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The handler is a name and not a regproc, so that one whose function is gone can be taken back too.
-- Writes: muster.subscription, muster.event_consumer
declare
    subscription_id bigint;
begin
    delete from muster.subscription as s
    where s.topic = unsubscribe.topic
      and s.handler = unsubscribe.handler
    returning s.subscription_id
    into subscription_id;
    if not found then
        return false;
    end if;
    perform muster.drop_consumer(format('subscription %s', subscription_id));
    return true;
end
$$;

comment on function muster.unsubscribe(text, text) is
'Takes a subscription back; the handler as schema.name, as muster.subscription has it. False when there
was none.';

revoke all on function muster.unsubscribe(text, text) from public;
