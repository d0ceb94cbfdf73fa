create or replace function profiling.api_profile_request(body jsonb, at timestamptz default now())
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: what profiling._run_request() writes
-- Raises: MU037, MU235, MU236, MU237
declare
    problem text;
begin
    perform profiling._raise_problems(profiling._request_problems(body, '{}'));
    problem := profiling._limit_problems(jsonb_build_array(body), false, at);
    if problem is not null then
        raise exception using
            errcode = 'MU236',
            message = 'the request goes beyond a limit',
            detail = problem,
            hint = 'Narrow the target, or change the settings of profiling.';
    end if;
    return profiling._run_request(body, at);
end
$$;

comment on function profiling.api_profile_request(jsonb, timestamptz) is
'POST /api/metrics/profile_request: starts or stops profiling; with dry_run all checks and no write.

Raises MU037 for an invalid body (detail is the array of problems), MU235 when no host matches, MU236
beyond a limit, MU237 when pids are to be taken from whole-host profiles only.';

revoke all on function profiling.api_profile_request(jsonb, timestamptz) from public;
