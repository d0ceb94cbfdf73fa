create or replace function muster._call_handler(
    subscription muster.subscription,
    event muster.event,
    at timestamptz
)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The handler's effect and the record that it happened stand and fall together; a failure is kept
-- with everything that the server says about it. The pause doubles from one second to about
-- 17 minutes; after the last attempt no next one is set.
-- Writes: muster.event_failure
declare
    said_sqlstate text;
    said_message text;
    said_detail text;
    said_hint text;
    said_context text;
    pieces text[] := parse_ident(subscription.handler);
begin
    begin
        execute format('select %I.%I($1)', pieces[1], pieces[2]) using event;
        delete from muster.event_failure as f
        where f.subscription_id = subscription.subscription_id
          and f.event_id = event.event_id;
        return true;
    exception when query_canceled then
        -- A worker that shuts down, or an operator: nothing was wrong with the event.
        raise;
    when others then
        get stacked diagnostics
            said_sqlstate = returned_sqlstate,
            said_message = message_text,
            said_detail = pg_exception_detail,
            said_hint = pg_exception_hint,
            said_context = pg_exception_context;
    end;
    insert into muster.event_failure as f
        (subscription_id, event_id, failed_at, next_attempt_at, sqlstate, message, detail, hint,
         context)
    values (
        subscription.subscription_id, event.event_id, at, at + interval '1 second', said_sqlstate,
        said_message, nullif(said_detail, ''), nullif(said_hint, ''), said_context)
    on conflict on constraint event_failure_pkey do update
    set attempts = f.attempts + 1,
        failed_at = at,
        next_attempt_at = case
            when f.attempts + 1 < muster.setting_bigint('muster.event_attempts')
                then at + interval '1 second' * 2 ^ least(f.attempts, 10)
        end,
        sqlstate = excluded.sqlstate,
        message = excluded.message,
        detail = excluded.detail,
        hint = excluded.hint,
        context = excluded.context;
    return false;
end
$$;

revoke all on function muster._call_handler(muster.subscription, muster.event, timestamptz)
    from public;
