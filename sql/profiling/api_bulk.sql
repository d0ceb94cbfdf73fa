create or replace function profiling.api_bulk(body jsonb, at timestamptz default now())
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: what profiling._run_request() writes
-- Raises: MU037
declare
    problems jsonb := jsonb '[]';
    bodies jsonb := jsonb '[]';
    results jsonb := jsonb '[]';
    item record;
    good integer := 0;
    problem text;
    extra text;
begin
    if jsonb_typeof(body -> 'requests') is distinct from 'array'
        or jsonb_array_length(body -> 'requests') = 0 then
        perform profiling._raise_problems(jsonb_build_array(
            profiling._problem('{requests}', 'a non-empty array is required')));
    end if;
    for item in
        select e.ordinality - 1 as place, e.value
        from jsonb_array_elements(body -> 'requests') with ordinality as e
    loop
        problems := problems
            || profiling._request_problems(item.value, array['requests', item.place::text]);
        bodies := bodies || jsonb_build_array(
            case jsonb_typeof(item.value) when 'object' then
                item.value || jsonb_build_object(
                    'dry_run', coalesce(body ->> 'dry_run', 'false') in ('true', '1'))
            else item.value end);
    end loop;
    perform profiling._raise_problems(problems);
    problem := profiling._limit_problems(bodies, true, at);
    if problem is not null then
        perform profiling._raise_problems(
            jsonb_build_array(profiling._problem('{requests}', problem)));
    end if;

    for item in
        select e.ordinality - 1 as place, e.value
        from jsonb_array_elements(bodies) with ordinality as e
    loop
        begin
            results := results || jsonb_build_object(
                'index', item.place, 'service_name', item.value ->> 'service_name', 'success', true,
                'response', profiling._run_request(item.value, at), 'error', null);
            good := good + 1;
        exception when sqlstate 'MU235' or sqlstate 'MU237' or sqlstate 'MU020' then
            get stacked diagnostics problem = message_text, extra = pg_exception_detail;
            results := results || jsonb_build_object(
                'index', item.place, 'service_name', item.value ->> 'service_name', 'success', false,
                'response', null, 'error', concat_ws(': ', problem, nullif(extra, '')));
        end;
    end loop;
    return jsonb_build_object(
        'total_submitted', jsonb_array_length(bodies),
        'successful_count', good,
        'failed_count', jsonb_array_length(bodies) - good,
        'results', results);
end
$$;

comment on function profiling.api_bulk(jsonb, timestamptz) is
'POST /api/metrics/profile_request/bulk: many requests; each succeeds or fails alone, but a malformed
one or a limit refuses all of them.

Raises MU037; its detail is the array of problems.';

revoke all on function profiling.api_bulk(jsonb, timestamptz) from public;
