create or replace function profiling._enrol(agent_id bigint, at timestamptz)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- Gives an agent without work the command of its service's subscription. An agent that was stopped
-- stays stopped, and a host that has opted out is left alone.
-- Writes: what profiling._assign() writes
declare
    agent fleet.agent;
    wanted profiling.request;
    current profiling.command;
begin
    select a.*
    into agent
    from fleet.agent as a
    where a.agent_id = _enrol.agent_id;
    select r.*
    into wanted
    from profiling.subscription as s
    join profiling.request as r
      on r.request_id = s.request_id
    where s.service_name = agent.service_name
      and s.ended_at is null
      and (r.stop_at is null or r.stop_at > at)
    for share of s;
    if not found
        or exists (select from profiling.opt_out as o where o.hostname = agent.hostname) then
        return false;
    end if;

    select c.*
    into current
    from profiling.command as c
    where c.agent_id = _enrol.agent_id;
    if found and (
        current.command_type = 'stop'
        or profiling._is_live(current, at)
        or wanted.request_id = any (current.request_ids)) then
        return false;
    end if;

    perform profiling._assign(wanted.request_id, array[_enrol.agent_id], array[null::text], at);
    -- It had ended for the hosts of then; now there is one more.
    update profiling.request as r
    set status = 'pending',
        completed_at = null,
        reason = null,
        updated_at = at
    where r.request_id = wanted.request_id
      and r.status in ('completed', 'partial', 'failed', 'cancelled');
    return true;
end
$$;

revoke all on function profiling._enrol(bigint, timestamptz) from public;
