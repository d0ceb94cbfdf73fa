create or replace function profiling._assign(
    request_id uuid,
    agent_ids bigint[],
    pid_lists text[],
    at timestamptz,
    out assigned integer,
    out refused text[]
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- Gives the request its part on each agent: one current command per agent, merged with or replacing
-- what is there. A pid list is an array in text form; null is the whole host.
-- Writes: fleet.beat, profiling.command, profiling.part, profiling.execution, profiling.request
declare
    wanted profiling.request;
    deadline timestamptz := at + muster.setting_interval('profiling.ack_timeout');
    -- The sweep looks no later than at the first moment at which the command may be late.
    first_check timestamptz := least(
        deadline, at + muster.setting_interval('profiling.completion_timeout'));
    superseded uuid[];
begin
    select r.*
    into strict wanted
    from profiling.request as r
    where r.request_id = _assign.request_id;

    perform
    from fleet.beat as b
    where b.agent_id = any (agent_ids)
    order by b.agent_id
    for update;

    with target as (
        select distinct on (t.agent_id)
               t.agent_id, t.pids::integer[] as pids
        from unnest(agent_ids, pid_lists) as t (agent_id, pids)
        order by t.agent_id
    ),
    plan as materialized (
        select t.agent_id,
               t.pids as wanted_pids,
               c.command_id as old_command_id,
               c.request_ids as old_request_ids,
               gen_random_uuid() as command_id,
               p.change, p.command_type, p.config, p.pids, p.carried
        from target as t
        left join profiling.command as c
          on c.agent_id = t.agent_id
        cross join lateral profiling._plan(c, wanted, t.pids, at) as p
    ),
    replaced as (
        insert into profiling.command as c (
            agent_id, command_id, command_type, config, pids, request_ids, status, created_at,
            updated_at, expires_at, check_at)
        select p.agent_id, p.command_id, p.command_type, p.config, p.pids, p.carried, 'pending', at,
               at, deadline, first_check
        from plan as p
        where p.change <> 'refuse'
        order by p.agent_id
        on conflict on constraint command_pkey do update
        set command_id = excluded.command_id,
            command_no = default,
            command_type = excluded.command_type,
            config = excluded.config,
            pids = excluded.pids,
            request_ids = excluded.request_ids,
            status = 'pending',
            reason = null,
            created_at = at,
            updated_at = at,
            sent_at = null,
            acknowledged_at = null,
            completed_at = null,
            expires_at = deadline,
            check_at = first_check
    ),
    left_behind as (
        -- What was delivered and not reported: the sweep ends it when nothing comes any more.
        update profiling.execution as e
        set superseded_from = e.last_sent_at
        from plan as p
        where p.old_command_id is not null
          and p.change <> 'refuse'
          and e.command_id = p.old_command_id
          and e.agent_id = p.agent_id
          and e.status = 'assigned'
    ),
    moved as (
        -- What is still open of the requests before goes on with the new command, or is set aside.
        update profiling.part as x
        set command_id = case when x.request_id = any (p.carried) then p.command_id
                              else x.command_id end,
            state = case when x.request_id = any (p.carried) then x.state else 'superseded' end,
            is_open = x.request_id = any (p.carried),
            reason = case when x.request_id = any (p.carried) then x.reason
                          else 'replaced by a newer request before it reported' end,
            updated_at = at
        from plan as p
        where p.old_command_id is not null
          and p.change <> 'refuse'
          and x.request_id = any (p.old_request_ids)
          and x.agent_id = p.agent_id
          and x.command_id = p.old_command_id
          and x.request_id <> wanted.request_id
          and x.is_open
        returning x.request_id, x.state
    ),
    added as (
        insert into profiling.part as x (
            request_id, agent_id, command_id, hostname, service_name, pids, created_at, updated_at)
        select wanted.request_id, p.agent_id, p.command_id, a.hostname, a.service_name,
               p.wanted_pids, at, at
        from plan as p
        join fleet.agent as a
          on a.agent_id = p.agent_id
        where p.change <> 'refuse'
        on conflict on constraint part_pkey do update
        set command_id = excluded.command_id,
            state = 'waiting',
            is_open = true,
            reason = null,
            updated_at = at
    ),
    flagged as (
        update fleet.beat as b
        set is_due = true,
            command_id = p.command_id
        from plan as p
        where b.agent_id = p.agent_id
          and p.change <> 'refuse'
    )
    select (select count(*)::integer from plan as p where p.change <> 'refuse'),
           array(
               select a.hostname
               from plan as p
               join fleet.agent as a
                 on a.agent_id = p.agent_id
               where p.change = 'refuse'
               order by a.hostname),
           array(select distinct m.request_id from moved as m where m.state = 'superseded')
    into assigned, refused, superseded;

    perform profiling._settle(superseded, at);
end
$$;

revoke all on function profiling._assign(uuid, bigint[], text[], timestamptz) from public;
