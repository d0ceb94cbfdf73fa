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
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- Only what this command carries is closed: the id is the fence. First report wins.
-- Writes: fleet.beat, profiling.execution, profiling.command, profiling.part, profiling.request
-- Raises: MU020
declare
    wanted text := status;
    found_status text;
    id bigint;
    current profiling.command;
    touched uuid[];
begin
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

    select e.agent_id
    into id
    from profiling.execution as e
    where e.command_id = complete.command_id
      and e.hostname = complete.hostname;
    if not found then
        success := false;
        message := format('command %s was never delivered to %s', command_id, left(hostname, 255));
        return;
    end if;
    perform
    from fleet.beat as b
    where b.agent_id = id
    for update;
    select c.*
    into current
    from profiling.command as c
    where c.agent_id = id
      and c.command_id = complete.command_id
    for update;
    select e.status
    into strict found_status
    from profiling.execution as e
    where e.command_id = complete.command_id
      and e.hostname = complete.hostname
    for update;

    if found_status <> 'assigned' then
        success := found_status = wanted;
        message := format('command %s is %s already', command_id, found_status);
        return;
    end if;

    with closed as (
        update profiling.part as x
        set state = wanted,
            reason = case wanted when 'failed'
                then coalesce(nullif(left(complete.error_message, 1000), ''), 'the agent reported a failure')
            end,
            updated_at = at
        where x.command_id = complete.command_id
          and x.agent_id = id
          and x.state in ('waiting', 'assigned', 'superseded')
        returning x.request_id
    )
    select array_agg(c.request_id)
    into touched
    from closed as c;

    update profiling.execution as e
    set status = wanted,
        completed_at = at,
        execution_time = complete.execution_time,
        error_message = left(complete.error_message, 10000),
        results_path = left(complete.results_path, 4000),
        updated_at = at
    where e.command_id = complete.command_id
      and e.hostname = complete.hostname;

    if current.command_id is not null then
        update profiling.command as c
        set status = wanted,
            reason = case wanted when 'failed' then left(complete.error_message, 1000) end,
            completed_at = at,
            updated_at = at
        where c.agent_id = id;
        if wanted = 'failed' or current.command_type = 'stop'
            or not (current.config ->> 'continuous')::boolean then
            -- Nothing to watch any more; a subscribed service takes the agent back.
            update fleet.beat as b
            set command_id = null,
                is_due = current.command_type = 'start' and exists (
                    select
                    from fleet.agent as a
                    join profiling.subscription as s
                      on s.service_name = a.service_name
                     and s.ended_at is null
                    where a.agent_id = id)
            where b.agent_id = id;
        end if;
    end if;
    perform profiling._settle(touched, at);
    success := true;
    message := format('recorded %s', command_id);
end
$$;

comment on function profiling.complete(uuid, text, text, integer, text, text, timestamptz) is
'Closes a host''s part of a command as completed or failed, and with it the parts of exactly those
requests that the command carries. The same report again is a no-op with success; a different one
afterwards changes nothing and has no success, as has a command that was never delivered to this host.

Raises MU020 for an invalid status, id or time.';

revoke all on function profiling.complete(uuid, text, text, integer, text, text, timestamptz)
    from public;
