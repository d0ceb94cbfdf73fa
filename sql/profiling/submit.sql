create or replace function profiling.submit(
    target jsonb,
    mode text default 'cpu',
    duration interval default '60 seconds',
    sample_rate integer default 11,
    executors text[] default '{}',
    continuous boolean default false,
    start_at timestamptz default null,
    stop_at timestamptz default null,
    additional_args jsonb default null,
    requested_by text default null,
    dry_run boolean default false,
    idempotency_key text default null,
    at timestamptz default now(),
    out request_id uuid,
    out status text,
    out hosts integer,
    out changes jsonb
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: profiling.request, profiling.subscription, and what profiling._assign() writes
-- Raises: MU035, MU036, MU135, MU235, MU236
declare
    known constant text[] := array[
        'service', 'job', 'namespace', 'pod', 'container', 'host', 'process', 'pid'];
    bad text;
    begin_at timestamptz := greatest(coalesce(start_at, at), at);
    seconds integer;
    agent_ids bigint[];
    pid_lists text[];
    names text[];
    is_service boolean;
    limit_of_hosts bigint;
begin
    if target is null or jsonb_typeof(target) <> 'object' then
        perform profiling._invalid('target', 'it is not an object');
    end if;
    select k
    into bad
    from jsonb_object_keys(target) as k
    where k <> all (known)
    limit 1;
    if found then
        perform profiling._invalid('target', format('it has no level %s', bad));
    end if;
    target := jsonb_strip_nulls(target);
    select e.key
    into bad
    from jsonb_each(target) as e
    where case e.key when 'pid' then e.value::text !~ '^"?[0-9]{1,9}"?$'
               else jsonb_typeof(e.value) <> 'string' or e.value #>> '{}' = '' end
    limit 1;
    if found then
        perform profiling._invalid('target', format('its %s is empty or of the wrong type', bad));
    end if;
    if target = '{}' then
        raise exception using
            errcode = 'MU036',
            message = 'the request has no target',
            detail = 'At least one of service, job, namespace, pod, container, host, process and pid '
                'is needed.',
            hint = 'Name what shall be profiled, for example {"service": "basket"}.';
    end if;
    if mode is null or mode not in ('cpu', 'memory', 'allocation', 'native') then
        perform profiling._invalid('mode', 'allowed are cpu, memory, allocation and native');
    end if;
    if duration is null or not isfinite(duration) or duration < interval '1 second'
        or duration > interval '10 years' then
        perform profiling._invalid('duration', 'it is not at least one second');
    end if;
    seconds := extract(epoch from duration)::integer;
    if sample_rate is null or sample_rate not between 1 and 1000 then
        perform profiling._invalid('sample_rate', 'it is not between 1 and 1000');
    end if;
    if not isfinite(begin_at) or (stop_at is not null and (not isfinite(stop_at) or stop_at <= begin_at))
    then
        perform profiling._invalid('stop_at', 'it is not after start_at');
    end if;
    if additional_args is not null and jsonb_typeof(additional_args) <> 'object' then
        perform profiling._invalid('additional_args', 'they are not an object');
    end if;

    if idempotency_key is not null and not dry_run then
        perform pg_advisory_xact_lock(hashtext('muster submit'), hashtext(idempotency_key));
        select r.request_id, r.status,
               (select count(*)::integer from profiling.part as x where x.request_id = r.request_id)
        into request_id, status, hosts
        from profiling.request as r
        where r.idempotency_key = submit.idempotency_key;
        if found then
            return;
        end if;
    end if;

    if target ? 'service' and not exists (
        select from fleet.service as s where s.service_name = target ->> 'service') then
        raise exception using
            errcode = 'MU135',
            message = 'unknown service',
            detail = format('No host has reported the service %s.', left(target ->> 'service', 255)),
            hint = 'See fleet.stat_service for the services that are known.';
    end if;
    is_service := continuous and target - 'service' = '{}';

    select array_agg(t.agent_id order by t.agent_id),
           array_agg(t.pids::text order by t.agent_id),
           array_agg(t.hostname order by t.agent_id)
    into agent_ids, pid_lists, names
    from fleet.targets(
        target ->> 'service', target ->> 'job', target ->> 'namespace', target ->> 'pod',
        target ->> 'container', target ->> 'host', target ->> 'process',
        (target ->> 'pid')::integer,
        muster.setting_interval('profiling.fresh_within'), at) as t
    where not exists (select from profiling.opt_out as o where o.hostname = t.hostname);
    hosts := coalesce(cardinality(agent_ids), 0);

    if hosts = 0 and begin_at <= at and not is_service then
        raise exception using
            errcode = 'MU235',
            message = 'no host matches the target',
            detail = format('Looked for %s on hosts heard within %s.', target,
                            muster.setting('profiling.fresh_within')),
            hint = 'See fleet.targets() and fleet.stat_host; stale hosts and those that opted out '
                'are left out.';
    end if;
    limit_of_hosts := muster.setting_bigint('profiling.max_hosts_per_request');
    bad := case when hosts > limit_of_hosts
               then format('%s hosts match, %s are allowed in one request', hosts, limit_of_hosts) end;
    bad := concat_ws(E'\n\n', bad,
        profiling._share_problem(agent_ids, at),
        profiling._event_problem(target ->> 'service', additional_args, agent_ids));
    if bad <> '' then
        raise exception using
            errcode = 'MU236',
            message = 'the request goes beyond a limit',
            detail = bad,
            hint = 'Narrow the target, or change the settings of profiling.';
    end if;

    if dry_run then
        status := 'dry_run';
        select jsonb_agg(jsonb_build_object(
                   'hostname', w.hostname, 'pids', w.pids::integer[],
                   'change', case
                       when c.agent_id is null then 'new'
                       when c.status in ('pending', 'sent') and c.command_type = 'start'
                           and c.acknowledged_at is null then 'merge'
                       when c.status in ('pending', 'sent') then 'replace'
                       else 'new' end) order by w.hostname)
        into changes
        from (
            select u.agent_id, u.pids, u.hostname
            from unnest(agent_ids, pid_lists, names) as u (agent_id, pids, hostname)
            order by u.hostname
            limit 1000
        ) as w
        left join profiling.command as c
          on c.agent_id = w.agent_id;
        changes := coalesce(changes, '[]');
        return;
    end if;

    perform fleet._durable();
    insert into profiling.request as r (
        service_name, job_name, namespace, pod_name, container_name, hostname, process_name,
        process_id, target_scope, profiling_mode, duration_seconds, sample_rate, executors,
        is_continuous, start_at, stop_at, additional_args, config, requested_by, idempotency_key,
        status, created_at, updated_at)
    values (
        target ->> 'service', target ->> 'job', target ->> 'namespace', target ->> 'pod',
        target ->> 'container', target ->> 'host', target ->> 'process', (target ->> 'pid')::integer,
        case
            when target ?| '{process,pid}' then 'process'
            when target ? 'container' then 'container'
            when target ? 'pod' then 'pod'
            when target ? 'job' then 'job'
            when target ? 'namespace' then 'namespace'
            when target ? 'host' then 'host'
            else 'service'
        end,
        mode, seconds, sample_rate, coalesce(executors, '{}'), continuous, begin_at, stop_at,
        additional_args,
        profiling._start_config(continuous, seconds, sample_rate, mode, additional_args),
        coalesce(requested_by, session_user), submit.idempotency_key,
        case when begin_at > at then 'scheduled' else 'pending' end, at, at)
    returning r.request_id, r.status
    into request_id, status;

    if status = 'pending' then
        if is_service then
            perform profiling._subscribe(target ->> 'service', request_id, at);
        end if;
        if hosts > 0 then
            perform profiling._assign(request_id, agent_ids, pid_lists, at);
        end if;
    end if;
end
$$;

comment on function profiling.submit(jsonb, text, interval, integer, text[], boolean, timestamptz,
    timestamptz, jsonb, text, boolean, text, timestamptz) is
'Asks for profiles of a target: an object with any of service, job, namespace, pod, container, host,
process and pid; every part that is given must hold.

Hosts heard within profiling.fresh_within get the command with their next heartbeats. On a host that
has one waiting, the two merge: longest duration, highest rate, union of the pids, continuous if any;
each request keeps its own outcome. A continuous request for a service alone also enrols hosts that
join later. With start_at in the future it waits; at stop_at it is stopped. dry_run answers with the
hosts (at most 1000 of them in changes) and writes nothing. A repeated idempotency_key answers with
the first request.

Raises MU035 for an invalid value, MU036 without a target, MU135 for an unknown service, MU235 when no
host matches, MU236 beyond a limit (profiling.max_hosts_per_request, profiling.max_fleet_share, perf
events that a host lacks).

    select request_id, hosts from profiling.submit(''{"service": "basket"}'', duration => ''2 min'');';

revoke all on function profiling.submit(jsonb, text, interval, integer, text[], boolean, timestamptz,
    timestamptz, jsonb, text, boolean, text, timestamptz) from public;
