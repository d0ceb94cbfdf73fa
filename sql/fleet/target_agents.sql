create or replace function fleet.target_agents(
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
returns setof bigint
language plpgsql
stable
security definer
rows 1000
set search_path = pg_catalog, pg_temp
as $$
-- Every level has its own index and its own plan; nothing here reads more than the answer and what
-- lies around it. A name is looked for inside the service that is named, never across services.
declare
    seen_after timestamptz := at - fresh_within;
    wanted_namespace integer;
    wanted_service integer;
begin
    if service is not null then
        select s.service_id
        into wanted_service
        from fleet.service as s
        where s.service_name = target_agents.service;
        if not found then
            return;
        end if;
    end if;
    if namespace is not null then
        select n.namespace_id
        into wanted_namespace
        from fleet.namespace as n
        where n.namespace = target_agents.namespace;
        if not found then
            return;
        end if;
    end if;

    if num_nonnulls(job, pod, container, process, pid) > 0 then
        return query
        select distinct t.agent_id
        from fleet.targets(service, job, namespace, pod, container, host, process, pid,
                           fresh_within, at) as t;
    elsif namespace is not null and service is null and host is null and fresh_within is null then
        return query
        select distinct p.agent_id
        from fleet.placement as p
        where p.namespace_id = wanted_namespace;
    elsif namespace is not null then
        return query
        select distinct p.agent_id
        from fleet.placement as p
        join fleet.beat as b
          on b.agent_id = p.agent_id
        where p.namespace_id = wanted_namespace
          and (wanted_service is null or p.service_id = wanted_service)
          and (seen_after is null or b.seen_at > seen_after)
          and (host is null or exists (
              select from fleet.agent as a
              where a.agent_id = p.agent_id
                and a.hostname = host));
    elsif host is not null then
        return query
        select a.agent_id
        from fleet.agent as a
        join fleet.beat as b
          on b.agent_id = a.agent_id
        where a.hostname = host
          and (wanted_service is null or a.service_id = wanted_service)
          and (seen_after is null or b.seen_at > seen_after);
    elsif service is not null and fresh_within is null then
        return query
        select a.agent_id
        from fleet.agent as a
        where a.service_id = wanted_service;
    elsif service is not null then
        return query
        select a.agent_id
        from fleet.agent as a
        join fleet.beat as b
          on b.agent_id = a.agent_id
        where a.service_id = wanted_service
          and b.seen_at > seen_after;
    end if;
end
$$;

comment on function fleet.target_agents(text, text, text, text, text, text, text, integer, interval,
    timestamptz) is
'The agents that a target means: every part that is given must hold, within one service. No part, no
agent. With fresh_within only agents that were heard since. For the processes see fleet.targets().

    select count(*) from fleet.target_agents(namespace => ''production'');';

revoke all on function fleet.target_agents(text, text, text, text, text, text, text, integer, interval,
    timestamptz) from public;
