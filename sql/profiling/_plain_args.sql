create or replace function profiling._plain_args(additional_args jsonb)
returns jsonb
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- What of additional_args reaches the agent: never a name that Muster itself sets.
    select case jsonb_typeof(additional_args)
        when 'object' then additional_args - array[
            'command_type', 'continuous', 'duration', 'frequency', 'profiling_mode', 'pids',
            'stop_level', 'target_hostnames', 'target_scope', 'target_entities']
        else '{}'
    end
$$;

revoke all on function profiling._plain_args(jsonb) from public;
