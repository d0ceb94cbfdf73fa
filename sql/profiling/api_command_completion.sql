create or replace function profiling.api_command_completion(body jsonb, at timestamptz default now())
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: what profiling.complete() writes
-- Raises: MU037
declare
    problems jsonb := jsonb '[]';
    seconds bigint;
    answer record;
begin
    if body is null or jsonb_typeof(body) <> 'object' then
        perform profiling._raise_problems(
            jsonb_build_array(profiling._problem('{}', 'the body is not an object')));
    end if;
    if coalesce(body ->> 'command_id', '') !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then
        problems := problems || profiling._problem('{command_id}', 'not a UUID');
    end if;
    if coalesce(body ->> 'hostname', '') = '' then
        problems := problems || profiling._problem('{hostname}', 'a non-empty string is required');
    end if;
    if coalesce(body ->> 'status', '') not in ('completed', 'failed') then
        problems := problems || profiling._problem('{status}', 'allowed are completed and failed');
    end if;
    if body ->> 'execution_time' is not null then
        seconds := profiling._parse_integer(body -> 'execution_time');
        if seconds is null or seconds not between 0 and 2147483647 then
            problems := problems || profiling._problem('{execution_time}', 'not a number of seconds');
        end if;
    end if;
    perform profiling._raise_problems(problems);
    select c.success, c.message
    into answer
    from profiling.complete(
        (body ->> 'command_id')::uuid, body ->> 'hostname', body ->> 'status', seconds::integer,
        body ->> 'error_message', body ->> 'results_path', at) as c;
    return jsonb_build_object('success', answer.success, 'message', answer.message);
end
$$;

comment on function profiling.api_command_completion(jsonb, timestamptz) is
'POST /api/metrics/command_completion: an agent reports how a command ended on its host.

Raises MU037 for an invalid body; its detail is the array of problems.';

revoke all on function profiling.api_command_completion(jsonb, timestamptz) from public;
