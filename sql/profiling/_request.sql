create or replace function profiling._request(request_id uuid)
returns profiling.request
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU136
declare
    found_row profiling.request;
begin
    select r.*
    into found_row
    from profiling.request as r
    where r.request_id = _request.request_id;
    if not found then
        raise exception using
            errcode = 'MU136',
            message = 'unknown request',
            detail = format('There is no request %s.', request_id),
            hint = 'See profiling.stat_request.';
    end if;
    return found_row;
end
$$;

revoke all on function profiling._request(uuid) from public;
