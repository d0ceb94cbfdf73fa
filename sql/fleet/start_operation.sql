create or replace function fleet.start_operation(
    kind text,
    subject text default '',
    detail jsonb default '{}',
    timeout interval default '1 hour',
    idempotency_key text default null,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
#variable_conflict use_column
-- Writes: fleet.operation, fleet.outbox
-- Raises: MU020, MU223
declare
    id bigint;
begin
    perform fleet._check_name('kind', kind);
    perform fleet._check_name('subject', subject, false);
    perform fleet._check_name('idempotency_key', idempotency_key, false);
    if timeout is null or timeout <= interval '0' or not isfinite(timeout) then
        perform fleet._invalid('timeout', 'it is not positive', timeout::text);
    end if;
    perform fleet._durable();

    if idempotency_key is not null then
        perform pg_advisory_xact_lock(hashtext('muster operation'), hashtext(idempotency_key));
        select o.operation_id
        into id
        from fleet.operation as o
        where o.idempotency_key = start_operation.idempotency_key;
        if found then
            return id;
        end if;
    end if;

    -- One that is over its time does not stand in the way until the sweep comes.
    update fleet.operation as o
    set state = 'timed_out',
        finished_at = at
    where o.kind = start_operation.kind
      and o.subject = coalesce(start_operation.subject, '')
      and o.state = 'running'
      and o.timeout_at <= at;

    insert into fleet.operation as o (
        kind, subject, detail, idempotency_key, started_at, heard_at, timeout_at)
    values (
        start_operation.kind, coalesce(start_operation.subject, ''),
        coalesce(start_operation.detail, '{}'), start_operation.idempotency_key, at, at, at + timeout)
    on conflict (kind, subject) where state = 'running' do nothing
    returning o.operation_id
    into id;
    if not found then
        raise exception using
            errcode = 'MU223',
            message = 'this operation is running already',
            detail = format('Kind %s, subject %s.', kind, coalesce(subject, '')),
            hint = 'Wait for it to finish; see fleet.stat_operation.';
    end if;
    insert into fleet.outbox (topic, subject)
    values ('fleet_operation', id::text);
    return id;
end
$$;

comment on function fleet.start_operation(text, text, jsonb, interval, text, timestamptz) is
'Begins a long operation (launch, destroy, schedule, ...), one at a time per kind and subject.

Returns its operation_id; a repeated idempotency_key answers with the first one. After timeout it ends
as timed_out.

Raises MU020 for an invalid value, MU223 when one is running already.';

revoke all on function fleet.start_operation(text, text, jsonb, interval, text, timestamptz) from public;
