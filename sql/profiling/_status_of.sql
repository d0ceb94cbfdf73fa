create or replace function profiling._status_of(command profiling.command, pid integer, at timestamptz)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- How a host, or one process on it, stands: active, completed, failed, pending, sent or stopped.
    select case
        when command.command_id is null then 'stopped'
        when command.status = 'failed' then 'failed'
        when command.command_type = 'stop' then
            case when command.status in ('pending', 'sent') then command.status else 'stopped' end
        when profiling._is_live(command, at) then
            case when command.pids is null or pid = any (command.pids) then 'active' else 'stopped' end
        else 'completed'
    end
$$;

revoke all on function profiling._status_of(profiling.command, integer, timestamptz) from public;
