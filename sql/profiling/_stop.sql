create or replace function profiling._stop(
    service_name text,
    level text,
    agent_ids bigint[],
    pid_lists text[],
    requested_by text,
    note jsonb,
    at timestamptz,
    out request_id uuid,
    out hosts integer,
    out refused text[]
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A stop is a request like a start, so it has parts, an outcome and a trail.
-- Writes: profiling.request and what profiling._assign() writes
-- Raises: MU237
begin
    perform fleet._durable();
    insert into profiling.request as r (
        request_type, service_name, target_hosts, stop_level, config, requested_by, start_at,
        created_at, updated_at)
    values (
        'stop', _stop.service_name, coalesce(note, '{}'), level, '{}',
        coalesce(requested_by, session_user), at, at, at)
    returning r.request_id
    into request_id;
    select a.assigned, a.refused
    into hosts, refused
    from profiling._assign(request_id, agent_ids, pid_lists, at) as a;
    if hosts = 0 then
        raise exception using
            errcode = 'MU237',
            message = 'a part of a whole-host profile cannot be stopped',
            detail = format('Hosts: %s.', array_to_string(refused, ', ')),
            hint = 'Stop the host, or submit a new request with the pids that shall go on.';
    end if;
end
$$;

revoke all on function
    profiling._stop(text, text, bigint[], text[], text, jsonb, timestamptz) from public;
