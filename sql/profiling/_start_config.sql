create or replace function profiling._start_config(
    continuous boolean,
    duration integer,
    frequency integer,
    mode text,
    additional_args jsonb
)
returns jsonb
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select profiling._plain_args(additional_args) || jsonb_build_object(
        'command_type', 'start',
        'continuous', continuous,
        'duration', duration,
        'frequency', frequency,
        'profiling_mode', mode)
$$;

revoke all on function profiling._start_config(boolean, integer, integer, text, jsonb) from public;
