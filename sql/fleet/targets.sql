create or replace function fleet.targets(
    service text default null,
    job text default null,
    namespace text default null,
    pod text default null,
    container text default null,
    host text default null,
    process text default null,
    pid integer default null,
    fresh_within interval default null,
    at timestamptz default now()
)
returns table (agent_id bigint, hostname text, service_name text, pids integer[])
language plpgsql
stable
security definer
rows 100
set search_path = pg_catalog, pg_temp
as $$
-- The parts below a service name processes: the pids of what matches. Dynamic, because seven optional
-- parts are 128 plans and a generic one would read the whole topology; the parts that were left out
-- are left out of the text.
declare
    condition text := '';
    query text;
begin
    if num_nonnulls(service, job, namespace, pod, container, host, process, pid) = 0 then
        return;
    end if;
    if service is not null then
        condition := condition || ' and a.service_name = $1';
    end if;
    if host is not null then
        condition := condition || ' and a.hostname = $6';
    end if;
    if fresh_within is not null then
        condition := condition || ' and b.seen_at > $10 - $9';
    end if;

    if num_nonnulls(job, namespace, pod, container, process, pid) = 0 then
        query := 'select a.agent_id, a.hostname, a.service_name, null::integer[]'
            ' from fleet.agent as a'
            ' join fleet.beat as b on b.agent_id = a.agent_id'
            ' where true' || condition;
    else
        if service is not null then
            condition := condition
                || ' and k.service_id ='
                || ' (select s.service_id from fleet.service as s where s.service_name = $1)';
        end if;
        if job is not null then
            condition := condition || ' and k.job_name = $2';
        end if;
        if namespace is not null then
            condition := condition
                || ' and k.namespace_id ='
                || ' (select n.namespace_id from fleet.namespace as n where n.namespace = $3)';
        end if;
        if pod is not null then
            condition := condition || ' and k.pod_name = $4';
        end if;
        if container is not null then
            condition := condition || ' and k.container_name = $5';
        end if;
        if process is not null then
            condition := condition || ' and p.process_name = $7';
        end if;
        if pid is not null then
            condition := condition || ' and p.pid = $8';
        end if;
        query := 'select a.agent_id, a.hostname, a.service_name,'
            ' array_agg(distinct p.pid order by p.pid)'
            ' from fleet.container as k'
            ' join fleet.process as p on p.container_id = k.container_id'
            ' join fleet.agent as a on a.agent_id = k.agent_id'
            ' join fleet.beat as b on b.agent_id = k.agent_id'
            ' where true' || condition
            || ' group by a.agent_id, a.hostname, a.service_name';
        if job is not null and num_nonnulls(namespace, pod, container, process, pid) = 0 then
            -- A job that a host reports as its own, without containers, is the whole host.
            query := query
                || ' union all select a.agent_id, a.hostname, a.service_name, null::integer[]'
                || ' from fleet.agent as a'
                || ' join fleet.beat as b on b.agent_id = a.agent_id'
                || ' where a.jobs <> ''{}'' and a.jobs @> array[$2]'
                || case when service is not null then ' and a.service_name = $1' else '' end
                || case when host is not null then ' and a.hostname = $6' else '' end
                || case when fresh_within is not null then ' and b.seen_at > $10 - $9' else '' end
                || ' and not exists (select from fleet.container as k'
                || ' where k.agent_id = a.agent_id and k.job_name = $2)';
        end if;
    end if;
    return query execute query
        using service, job, namespace, pod, container, host, process, pid, fresh_within, at;
end
$$;

comment on function fleet.targets(text, text, text, text, text, text, text, integer, interval,
    timestamptz) is
'What a target means: agents and, below the level of a service or host, the pids of the processes that
match, ascending. pids null is the whole host. Every part that is given must hold, and a container is
looked for within the service that is named, never by its name alone.

    select hostname, pids from fleet.targets(service => ''basket'', pod => ''api-0'');';

revoke all on function fleet.targets(text, text, text, text, text, text, text, integer, interval,
    timestamptz) from public;
