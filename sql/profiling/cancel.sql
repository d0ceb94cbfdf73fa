create or replace function profiling.cancel(request_id uuid, at timestamptz default now())
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: profiling.request, profiling.part, profiling.command, fleet.beat
-- Raises: MU136
begin
    perform profiling._request(request_id);
    return profiling._withdraw(request_id, at);
end
$$;

comment on function profiling.cancel(uuid, timestamptz) is
'Withdraws what of a request was not delivered yet; what an agent has already is left alone (see
profiling.stop_request()). Returns on how many hosts.

Raises MU136 for an unknown request.';

revoke all on function profiling.cancel(uuid, timestamptz) from public;
