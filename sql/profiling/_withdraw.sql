create or replace function profiling._withdraw(request_id uuid, at timestamptz)
returns integer
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- A pending command that stands for this request alone goes; of a merged one the others keep their
-- share: the settings are made anew from the requests that remain.
-- Writes: fleet.beat, profiling.command, profiling.part, profiling.request
declare
    withdrawn integer := 0;
    agent bigint;
    current profiling.command;
    remaining profiling.request;
    remaining_part profiling.part;
    other uuid;
    made record;
    rebuilt profiling.command;
begin
    update profiling.request as r
    set status = 'cancelled',
        reason = 'cancelled before its start',
        completed_at = at,
        updated_at = at
    where r.request_id = _withdraw.request_id
      and r.status = 'scheduled';

    perform
    from fleet.beat as b
    where b.agent_id in (
        select x.agent_id
        from profiling.part as x
        where x.request_id = _withdraw.request_id
          and x.is_open
          and x.state = 'waiting')
    order by b.agent_id
    for update;

    for agent in
        select x.agent_id
        from profiling.part as x
        where x.request_id = _withdraw.request_id
          and x.is_open
          and x.state = 'waiting'
        order by x.agent_id
    loop
        select c.*
        into current
        from profiling.command as c
        where c.agent_id = agent
          and c.status = 'pending'
          and c.request_ids @> array[_withdraw.request_id];
        continue when not found;

        -- Before its command goes, which would close it as that of a host that is gone.
        update profiling.part as x
        set state = 'cancelled',
            is_open = false,
            reason = 'cancelled before delivery',
            updated_at = at
        where x.request_id = _withdraw.request_id
          and x.agent_id = agent
          and x.state = 'waiting';
        if cardinality(current.request_ids) = 1 then
            delete from profiling.command as c
            where c.agent_id = agent;
            update fleet.beat as b
            set command_id = null,
                is_due = true
            where b.agent_id = agent;
        else
            rebuilt := null;
            foreach other in array array_remove(current.request_ids, _withdraw.request_id)
            loop
                remaining := profiling._request(other);
                select x.*
                into remaining_part
                from profiling.part as x
                where x.request_id = other
                  and x.agent_id = agent;
                select p.*
                into made
                from profiling._plan(rebuilt, remaining, remaining_part.pids, at) as p;
                rebuilt := current;
                rebuilt.config := made.config;
                rebuilt.pids := made.pids;
                rebuilt.request_ids := made.carried;
                rebuilt.command_type := made.command_type;
            end loop;
            update profiling.command as c
            set config = rebuilt.config,
                pids = rebuilt.pids,
                request_ids = rebuilt.request_ids,
                updated_at = at
            where c.agent_id = agent;
        end if;
        withdrawn := withdrawn + 1;
    end loop;
    if withdrawn > 0 then
        perform profiling._settle(array[_withdraw.request_id], at);
    end if;
    return withdrawn;
end
$$;

revoke all on function profiling._withdraw(uuid, timestamptz) from public;
