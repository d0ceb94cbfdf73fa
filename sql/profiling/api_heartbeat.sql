create or replace function profiling.api_heartbeat(body jsonb, at timestamptz default now())
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: what fleet.heartbeat() writes
-- Raises: MU037
declare
    problems jsonb := jsonb '[]';
    reported_at timestamptz;
    field text;
    answer record;
begin
    if body is null or jsonb_typeof(body) <> 'object' then
        perform profiling._raise_problems(
            jsonb_build_array(profiling._problem('{}', 'the body is not an object')));
    end if;
    foreach field in array '{hostname,service_name,ip_address}'::text[] loop
        if coalesce(body ->> field, '') = '' or jsonb_typeof(body -> field) <> 'string' then
            problems := problems || profiling._problem(array[field], 'a non-empty string is required');
        elsif length(body ->> field) > 255 or body ->> field ~ '[[:cntrl:]]' then
            problems := problems || profiling._problem(
                array[field], 'at most 255 characters and no control characters are allowed');
        elsif field = 'ip_address' and not profiling._is_address(body ->> field) then
            problems := problems || profiling._problem(array[field], 'not an IPv4 or IPv6 address');
        end if;
    end loop;
    if body ->> 'status' not in ('active', 'idle', 'error', 'offline') then
        problems := problems || profiling._problem(
            '{status}', 'allowed are active, idle, error and offline');
    end if;
    if body ->> 'timestamp' is not null then
        reported_at := profiling._parse_time(body ->> 'timestamp', at);
        if reported_at is null then
            problems := problems || profiling._problem('{timestamp}', 'not a time');
        end if;
    end if;
    foreach field in array '{containers,perf_supported_events,received_command_ids,executed_command_ids}'
        ::text[]
    loop
        if jsonb_typeof(body -> field) not in ('array', 'null') then
            problems := problems || profiling._problem(array[field], 'not an array');
        elsif jsonb_typeof(body -> field) = 'array' and field like '%command_ids'
            and jsonb_array_length(body -> field) > 1000 then
            problems := problems || profiling._problem(array[field], 'more than 1000 ids');
        end if;
    end loop;
    perform profiling._raise_problems(problems);

    select h.outcome, h.command_id, h.command, h.warning
    into answer
    from fleet.heartbeat(
        body ->> 'hostname', body ->> 'service_name', body ->> 'ip_address',
        namespace => nullif(left(body ->> 'namespace', 255), ''),
        pod_name => nullif(left(body ->> 'pod_name', 255), ''),
        containers => case jsonb_typeof(body -> 'containers')
            when 'array' then body -> 'containers' else '[]' end,
        status => coalesce(body ->> 'status', 'active'),
        supported_events => profiling._text_array(body -> 'perf_supported_events'),
        agent_version => left(body ->> 'agent_version', 255),
        run_mode => left(body ->> 'run_mode', 255),
        last_command_id => body ->> 'last_command_id',
        command_ids => profiling._text_array(body -> 'received_command_ids')
            || profiling._text_array(body -> 'executed_command_ids'),
        reported_at => reported_at,
        at => at) as h;
    return jsonb_build_object(
        'success', true,
        'message', coalesce(answer.warning,
            case when answer.command is not null then 'command' else answer.outcome end),
        'profiling_command', answer.command,
        'command_id', answer.command_id);
end
$$;

comment on function profiling.api_heartbeat(jsonb, timestamptz) is
'POST /api/metrics/heartbeat: takes the body and gives the answer, with the command for the agent.

Raises MU037 for an invalid body; its detail is the array of problems (loc, msg, type) that belongs
into the answer 422. A malformed entry of the inventory is left out and no reason to refuse.';

revoke all on function profiling.api_heartbeat(jsonb, timestamptz) from public;
