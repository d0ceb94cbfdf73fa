create or replace function muster.drop_consumer(consumer text)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.event_consumer
begin
    delete from muster.event_consumer as c where c.consumer = drop_consumer.consumer;
    return found;
end
$$;

comment on function muster.drop_consumer(text) is
'Forgets a consumer and its position; false when there was none.';

revoke all on function muster.drop_consumer(text) from public;
