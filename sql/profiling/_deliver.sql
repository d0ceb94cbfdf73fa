create or replace function profiling._deliver(
    agent_id bigint,
    last_command_id text,
    command_ids text[],
    at timestamptz,
    out command_id uuid,
    out command jsonb
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- The answer to a heartbeat, whose update of the beat is the lock of this agent. A command is sent
-- until it is acknowledged, always under the same id: the agent takes an id once.
-- Writes: fleet.beat, profiling.command, profiling.execution, profiling.part, profiling.request
declare
    current profiling.command;
    is_acknowledged boolean;
begin
    select c.*
    into current
    from profiling.command as c
    where c.agent_id = _deliver.agent_id;

    if not found
        or (current.status in ('completed', 'failed') and not profiling._is_live(current, at)) then
        if profiling._enrol(_deliver.agent_id, at) then
            select c.*
            into strict current
            from profiling.command as c
            where c.agent_id = _deliver.agent_id;
        end if;
    end if;
    if current.command_id is null then
        update fleet.beat as b
        set is_due = false,
            command_id = null
        where b.agent_id = _deliver.agent_id;
        return;
    end if;

    is_acknowledged := coalesce(current.command_id::text = last_command_id, false)
        or coalesce(current.command_id::text = any (command_ids), false);
    if is_acknowledged then
        if current.acknowledged_at is null then
            perform fleet._durable();
            update profiling.command as c
            set acknowledged_at = at,
                updated_at = at,
                expires_at = at + muster.setting_interval('profiling.completion_timeout')
            where c.agent_id = _deliver.agent_id;
        end if;
        update fleet.beat as b
        set is_due = false,
            command_id = case
                when current.status in ('pending', 'sent')
                    or (current.command_type = 'start' and current.status = 'completed'
                        and (current.config ->> 'continuous')::boolean) then current.command_id
            end
        where b.agent_id = _deliver.agent_id
          and (b.is_due or current.status not in ('pending', 'sent'));
        return;
    end if;

    if current.status = 'failed'
        or (current.status = 'completed'
            and not (current.command_type = 'start'
                     and (current.config ->> 'continuous')::boolean)) then
        update fleet.beat as b
        set is_due = false,
            command_id = null
        where b.agent_id = _deliver.agent_id;
        return;
    end if;

    if current.status in ('pending', 'completed') then
        -- The first time, or again because the agent has restarted under a continuous profile.
        update profiling.command as c
        set status = 'sent',
            sent_at = coalesce(c.sent_at, at),
            completed_at = null,
            expires_at = case c.status when 'completed'
                then at + muster.setting_interval('profiling.ack_timeout') else c.expires_at end,
            updated_at = at
        where c.agent_id = _deliver.agent_id;
        update profiling.part as x
        set state = 'assigned',
            updated_at = at
        where x.command_id = current.command_id
          and x.agent_id = _deliver.agent_id
          and x.state = 'waiting';
    end if;
    insert into profiling.execution as e (
        command_id, agent_id, hostname, service_name, command_type, request_ids, config, pids,
        started_at, last_sent_at, created_at, updated_at)
    select current.command_id, a.agent_id, a.hostname, a.service_name, current.command_type,
           current.request_ids, current.config, current.pids, at, at, at, at
    from fleet.agent as a
    where a.agent_id = _deliver.agent_id
    on conflict on constraint execution_command_id_hostname_key do update
    set deliveries = e.deliveries + 1,
        last_sent_at = at,
        status = 'assigned',
        completed_at = null,
        updated_at = at;
    if current.status = 'pending' then
        update profiling.request as r
        set status = 'assigned',
            assigned_at = coalesce(r.assigned_at, at),
            updated_at = at
        where r.request_id = any (current.request_ids)
          and r.status = 'pending';
    end if;

    command_id := current.command_id;
    command := jsonb_build_object(
        'command_type', current.command_type,
        'combined_config', case current.command_type
            when 'start' then jsonb_build_object('command_type', 'start') || current.config
            else current.config end);
end
$$;

revoke all on function profiling._deliver(bigint, text, text[], timestamptz) from public;
