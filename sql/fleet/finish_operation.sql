create or replace function fleet.finish_operation(
    operation_id bigint,
    state text default 'succeeded',
    message text default null,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.operation, fleet.outbox
-- Raises: MU020, MU121
begin
    if state is null or state not in ('succeeded', 'failed', 'cancelled') then
        perform fleet._invalid('state', 'allowed are succeeded, failed and cancelled', state);
    end if;
    perform fleet._durable();
    update fleet.operation as o
    set state = finish_operation.state,
        progress = case finish_operation.state when 'succeeded' then 100 else o.progress end,
        message = coalesce(left(finish_operation.message, 1000), o.message),
        heard_at = at,
        finished_at = at
    where o.operation_id = finish_operation.operation_id
      and o.state = 'running';
    if found then
        insert into fleet.outbox (topic, subject)
        values ('fleet_operation', operation_id::text);
    elsif not exists (
        select from fleet.operation as o
        where o.operation_id = finish_operation.operation_id
          and o.state = finish_operation.state) then
        perform fleet._no_operation(operation_id);
    end if;
end
$$;

comment on function fleet.finish_operation(bigint, text, text, timestamptz) is
'Ends an operation as succeeded, failed or cancelled; saying the same twice is harmless.

Raises MU020, and MU121 when it is unknown or ended otherwise.';

revoke all on function fleet.finish_operation(bigint, text, text, timestamptz) from public;
