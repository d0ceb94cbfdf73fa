create or replace function profiling.stop_request(
    request_id uuid,
    requested_by text default null,
    at timestamptz default now(),
    out stop_request_id uuid,
    out hosts integer
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- The agents first, as everywhere: one that reports meanwhile would wait for the request and be waited
-- for.
-- Writes: profiling.request, profiling.subscription and what profiling.cancel() and profiling._stop() write
-- Raises: MU136
declare
    wanted profiling.request;
    agent_ids bigint[];
    pid_lists text[];
begin
    wanted := profiling._request(request_id);
    perform
    from fleet.beat as b
    where b.agent_id in (
        select x.agent_id
        from profiling.part as x
        where x.request_id = stop_request.request_id)
    order by b.agent_id
    for update;
    update profiling.request as r
    set stopped_at = at,
        updated_at = at
    where r.request_id = stop_request.request_id
      and r.stopped_at is null;
    update profiling.subscription as s
    set ended_at = at
    where s.request_id = stop_request.request_id
      and s.ended_at is null;
    perform profiling._withdraw(request_id, at);

    -- Where another request shares the command and its pids, only ours are taken out.
    select array_agg(c.agent_id order by c.agent_id),
           array_agg(case when cardinality(c.request_ids) > 1 and c.pids is not null
                         then x.pids::text end order by c.agent_id)
    into agent_ids, pid_lists
    from profiling.part as x
    join profiling.command as c
      on c.agent_id = x.agent_id
     and c.request_ids @> array[x.request_id]
    where x.request_id = stop_request.request_id
      and c.status <> 'pending'
      and profiling._is_live(c, at);
    hosts := 0;
    if agent_ids is not null then
        select s.request_id, s.hosts
        into stop_request_id, hosts
        from profiling._stop(
            wanted.service_name, 'process', agent_ids, pid_lists, requested_by,
            jsonb_build_object('stopped_request', request_id), at) as s;
    end if;
end
$$;

comment on function profiling.stop_request(uuid, text, timestamptz) is
'Ends a request: what was not delivered is cancelled, what runs is stopped, and a subscription is over.
Returns the request that stops (null when nothing runs) and on how many hosts.

Raises MU136 for an unknown request.';

revoke all on function profiling.stop_request(uuid, text, timestamptz) from public;
