create or replace function batch._estimated_end(
    vanished_after timestamptz,
    vanished_before timestamptz,
    started_at timestamptz,
    walltime_requested_for interval
)
returns timestamptz
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The end of a lost job that was seen running: its limit if that falls into the interval in which it
    -- vanished, else the end of the interval. Null when it was never seen running.
    select case when started_at is not null then
        least(vanished_before, greatest(vanished_after, started_at + walltime_requested_for))
    end
$$;

revoke all on function batch._estimated_end(timestamptz, timestamptz, timestamptz, interval) from public;
