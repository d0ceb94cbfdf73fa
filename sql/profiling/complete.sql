create or replace function profiling.complete(
    command_id uuid,
    hostname text,
    status text default 'completed',
    execution_time integer default null,
    error_message text default null,
    results_path text default null,
    at timestamptz default now(),
    out success boolean,
    out message text
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever. Nor
-- exists() outside of where: since PostgreSQL 18 the choice between its two plans, one of which reads
-- the table whole to hash it, no longer heeds enable_seqscan.
-- Only what this command carries is closed: the id is the fence. First report wins.
-- Writes: fleet.beat, profiling.execution, profiling.command, profiling.part, profiling.request
-- Raises: MU020
declare
    wanted text := status;
    found_status text;
    id bigint;
    kind text;
    is_simple boolean;
    current profiling.command;
    touched uuid[];
begin
    -- One expression for what is seldom: each costs as much as reading a row.
    if wanted is null or wanted not in ('completed', 'failed') or command_id is null
        or execution_time < 0 or current_setting('muster.synchronous_commit', true) <> '' then
        if wanted is null or wanted not in ('completed', 'failed') then
            perform fleet._invalid('status', 'allowed are completed and failed', wanted);
        end if;
        if command_id is null then
            perform fleet._invalid('command_id', 'it is null');
        end if;
        if execution_time < 0 then
            perform fleet._invalid('execution_time', 'it is negative', execution_time::text);
        end if;
        perform fleet._durable();
    end if;

    select e.agent_id, e.command_type,
           e.status = 'assigned'
               and (e.command_type = 'stop' or e.config @> '{"continuous": false}')
    into id, kind, is_simple
    from profiling.execution as e
    where e.command_id = complete.command_id
      and e.hostname = complete.hostname;
    if not found then
        success := false;
        message := format('command %s was never delivered to %s', command_id, left(hostname, 255));
        return;
    end if;

    -- The lock of this agent. Where nothing is left to watch after this report, taking it and writing
    -- that is one; a subscribed service takes the agent back. is_due stays when somebody else has
    -- set it while this waited.
    if is_simple then
        update fleet.beat as b
        set command_id = null,
            is_due = b.is_due or coalesce(kind = 'start' and (
                select true
                from profiling.subscription as s
                where s.service_name = b.service_name
                  and s.ended_at is null
                limit 1), false)
        where b.agent_id = id
          and b.command_id = complete.command_id;
        is_simple := found;
    end if;
    if not is_simple then
        perform
        from fleet.beat as b
        where b.agent_id = id
        for update;
        select c.*
        into current
        from profiling.command as c
        where c.agent_id = id
          and c.command_id = complete.command_id;
    end if;

    with ended as (
        update profiling.execution as e
        set status = wanted,
            completed_at = at,
            execution_time = complete.execution_time,
            error_message = left(complete.error_message, 10000),
            results_path = left(complete.results_path, 4000),
            superseded_from = null,
            updated_at = at
        where e.command_id = complete.command_id
          and e.hostname = complete.hostname
          and e.status = 'assigned'
        returning e.request_ids
    ),
    closed as (
        update profiling.part as x
        set state = wanted,
            is_open = false,
            reason = case wanted when 'failed' then coalesce(
                nullif(left(complete.error_message, 1000), ''), 'the agent reported a failure')
            end,
            updated_at = at
        from ended as e
        where x.request_id = any (e.request_ids)
          and x.agent_id = id
          and x.command_id = complete.command_id
          and x.state in ('waiting', 'assigned', 'superseded')
        returning x.request_id
    ),
    ended_command as (
        update profiling.command as c
        set status = wanted,
            reason = case wanted when 'failed' then left(complete.error_message, 1000) end,
            completed_at = at,
            updated_at = at
        from ended as e
        where c.agent_id = id
          and c.command_id = complete.command_id
    )
    select true,
           format('recorded %s', complete.command_id),
           -- What has more than 32 open parts beyond this agent needs no closer look.
           (select array_agg(c.request_id)
            from closed as c
            where 33 > (
                select count(*)
                from (
                    select
                    from profiling.part as x
                    where x.request_id = c.request_id
                      and x.is_open
                      and x.agent_id > id
                    limit 33
                ) as o))
    into success, message, touched
    from ended as e;
    if success is null then
        select e.status
        into strict found_status
        from profiling.execution as e
        where e.command_id = complete.command_id
          and e.hostname = complete.hostname;
        success := found_status = wanted;
        message := format('command %s is %s already', command_id, found_status);
        return;
    end if;

    if current.command_id is not null
        and (wanted = 'failed' or kind = 'stop'
             or not (current.config ->> 'continuous')::boolean) then
        update fleet.beat as b
        set command_id = null,
            is_due = coalesce(kind = 'start' and (
                select true
                from profiling.subscription as s
                where s.service_name = b.service_name
                  and s.ended_at is null
                limit 1), false)
        where b.agent_id = id;
    end if;
    if touched is not null then
        perform profiling._settle(touched, at);
    end if;
end
$$;

comment on function profiling.complete(uuid, text, text, integer, text, text, timestamptz) is
'Closes a host''s part of a command as completed or failed, and with it the parts of exactly those
requests that the command carries. The same report again is a no-op with success; a different one
afterwards changes nothing and has no success, as has a command that was never delivered to this host.

Raises MU020 for an invalid status, id or time.';

revoke all on function profiling.complete(uuid, text, text, integer, text, text, timestamptz)
    from public;
