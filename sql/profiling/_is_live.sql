create or replace function profiling._is_live(command profiling.command, at timestamptz)
returns boolean
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- A profile that runs, or will: an ad-hoc one ends a minute after its duration.
    select coalesce(
        command.command_type = 'start'
        and (command.status in ('pending', 'sent')
             or (command.status = 'completed'
                 and ((command.config ->> 'continuous')::boolean
                      or command.completed_at
                          + make_interval(secs => (command.config ->> 'duration')::integer + 60)
                          > at))),
        false)
$$;

revoke all on function profiling._is_live(profiling.command, timestamptz) from public;
