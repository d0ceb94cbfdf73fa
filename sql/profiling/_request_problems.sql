create or replace function profiling._request_problems(body jsonb, at_path text[])
returns jsonb
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- Every problem of one request body, in the order of its fields; [] when there is none.
declare
    problems jsonb := jsonb '[]';
    request_type text := body ->> 'request_type';
    stop_level text := coalesce(body ->> 'stop_level', 'process');
    has_hosts boolean := false;
    has_pids boolean := false;
    has_entities boolean := false;
    has_entity_pid boolean := false;
    item record;
    number bigint;
    field text;
begin
    if jsonb_typeof(body) is distinct from 'object' then
        return jsonb_build_array(profiling._problem(at_path, 'not an object'));
    end if;
    if coalesce(body ->> 'service_name', '') = '' or jsonb_typeof(body -> 'service_name') <> 'string' then
        problems := problems || profiling._problem(
            at_path || 'service_name'::text, 'a non-empty string is required');
    end if;
    if request_type is null or request_type not in ('start', 'stop') then
        problems := problems || profiling._problem(
            at_path || 'request_type'::text, 'allowed are start and stop');
    end if;
    foreach field in array '{duration,frequency}'::text[] loop
        if body ->> field is not null then
            number := profiling._parse_integer(body -> field);
            if number is null or number not between 1 and 2147483647 then
                problems := problems || profiling._problem(
                    at_path || field, 'an integer greater than 0 is required');
            end if;
        end if;
    end loop;
    if body ->> 'continuous' is not null and body ->> 'continuous' not in ('true', 'false', '1', '0') then
        problems := problems || profiling._problem(at_path || 'continuous'::text, 'not a boolean');
    end if;
    if body ->> 'profiling_mode' not in ('cpu', 'allocation', 'none') then
        problems := problems || profiling._problem(
            at_path || 'profiling_mode'::text, 'allowed are cpu, allocation and none');
    end if;
    if body ->> 'target_scope' not in
        ('host', 'service', 'namespace', 'workload', 'pod', 'container', 'process') then
        problems := problems || profiling._problem(at_path || 'target_scope'::text,
            'allowed are host, service, namespace, workload, pod, container and process');
    end if;
    if stop_level not in ('process', 'host') then
        problems := problems || profiling._problem(
            at_path || 'stop_level'::text, 'allowed are process and host');
    end if;
    if jsonb_typeof(body -> 'additional_args') not in ('object', 'null') then
        problems := problems || profiling._problem(at_path || 'additional_args'::text, 'not an object');
    elsif body #> '{additional_args,profiler_configs,async_profiler}' is not null then
        problems := problems || profiling._async_problem(
            body #> '{additional_args,profiler_configs,async_profiler}', at_path);
    end if;

    if jsonb_typeof(body -> 'target_hosts') = 'object' then
        if body -> 'target_hosts' = '{}' then
            problems := problems || profiling._problem(at_path || 'target_hosts'::text, 'it is empty');
        end if;
        for item in select e.key, e.value from jsonb_each(body -> 'target_hosts') as e loop
            has_hosts := true;
            if item.key = '' or length(item.key) > 255 or item.key ~ '[[:cntrl:]]' then
                problems := problems || profiling._problem(
                    at_path || 'target_hosts'::text, 'not a host name');
            end if;
            if jsonb_typeof(item.value) = 'array' then
                has_pids := has_pids or jsonb_array_length(item.value) > 0;
                if exists (
                    select from jsonb_array_elements(item.value) as v
                    where coalesce(profiling._parse_integer(v.value) not between 0 and 2147483647, true))
                then
                    problems := problems || profiling._problem(
                        at_path || array['target_hosts', item.key], 'not a list of pids');
                end if;
            elsif jsonb_typeof(item.value) <> 'null' then
                problems := problems || profiling._problem(
                    at_path || array['target_hosts', item.key], 'not a list of pids');
            end if;
        end loop;
    elsif jsonb_typeof(body -> 'target_hosts') <> 'null' then
        problems := problems || profiling._problem(at_path || 'target_hosts'::text, 'not an object');
    end if;
    if jsonb_typeof(body -> 'target_entities') = 'array' then
        has_entities := jsonb_array_length(body -> 'target_entities') > 0;
        for item in
            select e.ordinality - 1 as place, e.value
            from jsonb_array_elements(body -> 'target_entities') with ordinality as e
        loop
            if jsonb_typeof(item.value) <> 'object' then
                problems := problems || profiling._problem(
                    at_path || array['target_entities', item.place::text], 'not an object');
            elsif item.value ->> 'pid' is not null then
                has_entity_pid := true;
                if profiling._parse_integer(item.value -> 'pid') is null then
                    problems := problems || profiling._problem(
                        at_path || array['target_entities', item.place::text, 'pid'], 'not an integer');
                end if;
            end if;
        end loop;
    elsif jsonb_typeof(body -> 'target_entities') <> 'null' then
        problems := problems || profiling._problem(at_path || 'target_entities'::text, 'not an array');
    end if;

    if not has_hosts and not has_entities then
        problems := problems || profiling._problem(
            at_path || '__root__'::text, 'a target host or a target entity is required');
    elsif request_type = 'stop' and stop_level = 'process' and not has_pids and not has_entities then
        problems := problems || profiling._problem(
            at_path || '__root__'::text, 'to stop processes, pids are required');
    elsif request_type = 'stop' and stop_level = 'host' and (has_pids or has_entity_pid) then
        problems := problems || profiling._problem(
            at_path || '__root__'::text, 'to stop a host, no pids are allowed');
    end if;
    return problems;
end
$$;

revoke all on function profiling._request_problems(jsonb, text[]) from public;
