create or replace function profiling._deliver(
    agent_id bigint,
    last_command_id text,
    command_ids text[],
    at timestamptz
)
returns jsonb
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- The answer to a heartbeat, whose update of the beat is the lock of this agent. A command is sent
-- until it is acknowledged, always under the same id: the agent takes an id once.
-- Few statements and fewer expressions: setting one up costs as much as reading a row.
-- Writes: fleet.beat, profiling.command, profiling.execution, profiling.part, profiling.request
declare
    step text;
    answer jsonb;
begin
    if current_setting('muster.synchronous_commit', true) <> '' then
        perform fleet._durable();
    end if;
    for attempt in 1 .. 2 loop
        select case
                   when attempt = 1 and c.status in ('completed', 'failed')
                       and not profiling._is_live(c, at) then 'enrol'
                   when c.command_id::text = last_command_id
                       or c.command_id::text = any (command_ids) then 'acknowledge'
                   when c.status in ('pending', 'sent') then 'send'
                   -- To an agent that has restarted under a continuous profile.
                   when c.status = 'completed' and c.command_type = 'start'
                       and (c.config ->> 'continuous')::boolean then 'send again'
                   else 'rest'
               end
        into step
        from profiling.command as c
        where c.agent_id = _deliver.agent_id;
        exit when step <> 'enrol' or attempt = 2;
        perform profiling._enrol(_deliver.agent_id, at);
    end loop;

    if step in ('send', 'send again') then
        with current as materialized (
            select c.command_id, c.command_type, c.config, c.pids, c.request_ids, c.status,
                   b.hostname, b.service_name
            from profiling.command as c
            join fleet.beat as b
              on b.agent_id = c.agent_id
            where c.agent_id = _deliver.agent_id
        ),
        sent as (
            update profiling.command as c
            set status = 'sent',
                sent_at = coalesce(c.sent_at, at),
                acknowledged_at = null,
                completed_at = null,
                expires_at = case c.status
                    when 'pending' then c.expires_at
                    else at + muster.setting_interval('profiling.ack_timeout')
                end,
                updated_at = at
            where c.agent_id = _deliver.agent_id
              and c.status <> 'sent'
            returning c.command_id, c.request_ids
        ),
        assigned as (
            update profiling.part as x
            set state = 'assigned',
                updated_at = at
            from sent as s
            where x.request_id = any (s.request_ids)
              and x.agent_id = _deliver.agent_id
              and x.command_id = s.command_id
              and x.state = 'waiting'
        ),
        recorded as (
            insert into profiling.execution as e (
                command_id, agent_id, hostname, service_name, command_type, request_ids, config,
                pids, started_at, last_sent_at, created_at, updated_at)
            select k.command_id, _deliver.agent_id, k.hostname, k.service_name, k.command_type,
                   k.request_ids, k.config, k.pids, at, at, at, at
            from current as k
            on conflict on constraint execution_command_id_hostname_key do update
            set deliveries = e.deliveries + 1,
                last_sent_at = at,
                status = 'assigned',
                completed_at = null,
                updated_at = at
            returning e.request_ids
        ),
        begun as (
            -- After the execution, in the order of locks; of several requests in that of their ids, as
            -- where they are settled.
            update profiling.request as r
            set status = 'assigned',
                assigned_at = coalesce(r.assigned_at, at),
                updated_at = at
            from (
                select q.request_id
                from recorded as e
                join current as k
                  on k.status = 'pending'
                join profiling.request as q
                  on q.request_id = any (e.request_ids)
                 and q.status = 'pending'
                order by q.request_id
                for no key update of q
            ) as w
            where r.request_id = w.request_id
        )
        select jsonb_build_object(
                   'command_id', k.command_id,
                   'command', jsonb_build_object(
                       'command_type', k.command_type,
                       'combined_config', case k.command_type
                           when 'start' then jsonb_build_object('command_type', 'start') || k.config
                           else k.config
                       end))
        into answer
        from current as k;
        if step = 'send again' then
            -- Its acknowledgement has to be noticed once more.
            update fleet.beat as b
            set is_due = true
            where b.agent_id = _deliver.agent_id;
            -- Its time runs anew, and the sweep may have looked for the last time.
            update profiling.command as c
            set check_at = at
            where c.agent_id = _deliver.agent_id;
        end if;
    elsif step = 'acknowledge' then
        with acknowledged as (
            update profiling.command as c
            set acknowledged_at = at,
                updated_at = at,
                expires_at = at + (
                    -- The view and not the function: a quarter of the time.
                    select s.value::interval
                    from muster.setting as s
                    where s.name = 'profiling.completion_timeout')
            where c.agent_id = _deliver.agent_id
              and c.acknowledged_at is null
        )
        update fleet.beat as b
        set is_due = false,
            command_id = case
                when c.status in ('pending', 'sent')
                    or (c.command_type = 'start' and c.status = 'completed'
                        and (c.config ->> 'continuous')::boolean) then c.command_id
            end
        from profiling.command as c
        where c.agent_id = _deliver.agent_id
          and b.agent_id = _deliver.agent_id
          and (b.is_due or c.status not in ('pending', 'sent'));
    else
        update fleet.beat as b
        set is_due = false,
            command_id = null
        where b.agent_id = _deliver.agent_id;
    end if;
    return answer;
end
$$;

revoke all on function profiling._deliver(bigint, text, text[], timestamptz) from public;
