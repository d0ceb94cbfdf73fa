create or replace function batch._observed_at(
    captured_at timestamptz,
    printed_at timestamptz,
    at timestamptz,
    out observed_at timestamptz,
    out clock_skew interval
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The time a document speaks of. The scheduler's own clock made all times of the jobs, so its printed
-- second wins, with the collector's fraction to keep the order within the second. A clock that is ahead
-- of the database is not followed: later documents would look old for as long as it was ahead.
declare
    tolerance interval := muster.setting_interval('batch.clock_tolerance');
begin
    if printed_at is null then
        observed_at := least(captured_at, at + tolerance);
    elsif printed_at > at + tolerance then
        observed_at := least(captured_at, at);
    else
        observed_at := greatest(printed_at, least(captured_at, printed_at + interval '999999 microseconds'));
    end if;
    clock_skew := coalesce(
        nullif(captured_at - coalesce(printed_at, captured_at), interval '0'), captured_at - observed_at);
    if clock_skew between - tolerance and tolerance
        and (printed_at is null or observed_at - printed_at between - tolerance and tolerance) then
        clock_skew := null;
    end if;
end
$$;

revoke all on function batch._observed_at(timestamptz, timestamptz, timestamptz) from public;
