create or replace function metering._bucket_ranges(buckets timestamptz[], width interval)
returns tstzmultirange
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- Neighbouring buckets become one range, so that a contiguous backlog is one index scan.
    select coalesce(range_agg(tstzrange(b, b + width)), '{}')
    from unnest(buckets) as b
$$;

revoke all on function metering._bucket_ranges(timestamptz[], interval) from public;
