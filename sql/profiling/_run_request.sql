create or replace function profiling._run_request(body jsonb, at timestamptz)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- One checked body: resolve, store, assign.
-- Writes: profiling.request, profiling.subscription, and what profiling._assign() writes
-- Raises: MU235, MU237
declare
    service text := body ->> 'service_name';
    scope text := coalesce(body ->> 'target_scope', 'host');
    is_start boolean := body ->> 'request_type' = 'start';
    is_dry boolean := coalesce(body ->> 'dry_run', 'false') in ('true', '1');
    is_continuous boolean := coalesce(body ->> 'continuous', 'false') in ('true', '1');
    seconds integer := coalesce(profiling._parse_integer(body -> 'duration'), 60)::integer;
    rate integer := coalesce(profiling._parse_integer(body -> 'frequency'), 11)::integer;
    mode text := coalesce(body ->> 'profiling_mode', 'cpu');
    args jsonb := nullif(body -> 'additional_args', 'null');
    agent_ids bigint[];
    pid_lists text[];
    names text[];
    ends_subscription boolean := false;
    id uuid;
    made record;
    command_ids uuid[];
begin
    select array_agg(r.agent_id order by r.hostname),
           array_agg(r.pids::text order by r.hostname),
           array_agg(r.hostname order by r.hostname)
    into agent_ids, pid_lists, names
    from profiling._resolve_scope(body, at) as r
    where not is_start
       or not exists (select from profiling.opt_out as o where o.hostname = r.hostname);
    if scope = 'service' and not is_start then
        ends_subscription := exists (
            select from profiling.subscription as s
            where s.service_name = service
              and s.ended_at is null);
    end if;
    if names is null and not ends_subscription then
        raise exception using
            errcode = 'MU235',
            message = 'no host matches the target',
            detail = format('Scope %s of service %s.', scope, left(service, 255)),
            hint = 'Only hosts heard within profiling.host_fresh_within count.';
    end if;
    if is_dry then
        return jsonb_build_object(
            'success', true,
            'message', format('dry run: %s hosts', coalesce(cardinality(names), 0)),
            'request_id', null, 'command_ids', '[]'::jsonb, 'estimated_completion_time', null);
    end if;

    perform fleet._durable();
    if array_position(agent_ids, null) is not null then
        select array_agg(coalesce(u.agent_id, (
                   select e.agent_id from fleet._ensure_agent(u.hostname, service, at) as e))
                   order by u.hostname)
        into agent_ids
        from unnest(agent_ids, names) as u (agent_id, hostname);
    end if;
    insert into profiling.request as r (
        request_type, service_name, target_scope, target_hosts, target_entities, stop_level,
        profiling_mode, duration_seconds, sample_rate, is_continuous, start_at, additional_args, config,
        created_at, updated_at)
    values (
        body ->> 'request_type', service, scope, nullif(body -> 'target_hosts', 'null'),
        nullif(body -> 'target_entities', 'null'), coalesce(body ->> 'stop_level', 'process'),
        mode, seconds, rate, is_continuous, at, args,
        case when is_start
            then profiling._start_config(is_continuous, seconds, rate, mode, args) else '{}' end,
        at, at)
    returning r.request_id
    into id;
    if scope = 'service' and is_start and is_continuous then
        perform profiling._subscribe(service, id, at);
    elsif scope = 'service' and not is_start then
        update profiling.subscription as s
        set ended_at = at
        where s.service_name = service
          and s.ended_at is null;
    end if;
    if agent_ids is null then
        -- The end of the subscription is all there was to do.
        update profiling.request as r
        set status = 'completed',
            completed_at = at
        where r.request_id = id;
        return jsonb_build_object(
            'success', true, 'message', 'subscription ended', 'request_id', id,
            'command_ids', '[]'::jsonb, 'estimated_completion_time', null);
    end if;
    select a.assigned, a.refused
    into made
    from profiling._assign(id, agent_ids, pid_lists, at) as a;
    if made.assigned = 0 then
        raise exception using
            errcode = 'MU237',
            message = 'a part of a whole-host profile cannot be stopped',
            detail = format('Hosts: %s.', array_to_string(made.refused, ', ')),
            hint = 'Stop the host, or start again with the pids that shall go on.';
    end if;
    select array_agg(x.command_id order by x.hostname)
    into command_ids
    from profiling.part as x
    where x.request_id = id;
    return jsonb_build_object(
        'success', true,
        'message', concat_ws('; ',
            case made.assigned when 1 then '1 host' else format('%s hosts', made.assigned) end,
            case when made.refused <> '{}'
                then format('refused on %s', array_to_string(made.refused, ', ')) end),
        'request_id', id,
        'command_ids', to_jsonb(command_ids),
        'estimated_completion_time', case when is_start and not is_continuous
            then profiling._time_text(at + make_interval(secs => seconds)) end);
end
$$;

revoke all on function profiling._run_request(jsonb, timestamptz) from public;
