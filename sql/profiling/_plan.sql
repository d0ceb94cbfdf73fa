create or replace function profiling._plan(
    current profiling.command,
    wanted profiling.request,
    wanted_pids integer[],
    at timestamptz,
    out change text,
    out command_type text,
    out config jsonb,
    out pids integer[],
    out carried uuid[]
)
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- What a request makes of the command that an agent has. change is new, merge, replace, reduce, stop
-- or refuse; carried are the requests that the new command stands for.
declare
    is_open boolean := coalesce(current.status in ('pending', 'sent'), false);
begin
    if wanted.request_type = 'start' then
        command_type := 'start';
        if is_open and current.command_type = 'start' and current.acknowledged_at is null then
            change := 'merge';
            config := (current.config - 'pids' - 'stop_level') || wanted.config || jsonb_build_object(
                'continuous', (current.config ->> 'continuous')::boolean
                    or (wanted.config ->> 'continuous')::boolean,
                'duration', greatest((current.config ->> 'duration')::integer,
                                     (wanted.config ->> 'duration')::integer),
                'frequency', greatest((current.config ->> 'frequency')::integer,
                                      (wanted.config ->> 'frequency')::integer));
            if current.pids is not null and wanted_pids is not null then
                pids := array(
                    select distinct u.pid
                    from unnest(current.pids || wanted_pids) as u (pid)
                    order by u.pid);
            end if;
            carried := current.request_ids || wanted.request_id;
        else
            change := case when is_open then 'replace' else 'new' end;
            config := wanted.config;
            pids := wanted_pids;
            carried := array[wanted.request_id];
        end if;
        if pids is not null then
            config := config || jsonb_build_object('pids', to_jsonb(pids));
        end if;
        return;
    end if;

    if wanted.stop_level = 'host' or wanted_pids is null then
        change := 'stop';
    elsif profiling._is_live(current, at) then
        if current.pids is null then
            -- An agent that gets a stop ends everything: a part of a whole host cannot be stopped.
            change := 'refuse';
            return;
        end if;
        pids := array(
            select u.pid
            from unnest(current.pids) as u (pid)
            where u.pid <> all (wanted_pids)
            order by u.pid);
        if pids = '{}' then
            pids := null;
            change := 'stop';
        else
            change := 'reduce';
            command_type := 'start';
            config := current.config || jsonb_build_object(
                'pids', to_jsonb(pids), 'stop_level', 'process');
            carried := current.request_ids || wanted.request_id;
            return;
        end if;
    else
        change := 'stop';
        command_type := 'stop';
        pids := wanted_pids;
        config := jsonb_build_object('stop_level', 'process', 'pids', to_jsonb(pids));
        carried := array[wanted.request_id];
        return;
    end if;
    command_type := 'stop';
    config := '{"stop_level": "host"}';
    carried := coalesce(current.request_ids, '{}') || wanted.request_id;
end
$$;

revoke all on function
    profiling._plan(profiling.command, profiling.request, integer[], timestamptz) from public;
