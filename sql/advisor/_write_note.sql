create or replace function advisor._write_note(advice advisor.recommendation)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- In words what the index of an advice costs those who write; null of any other advice.
    select format(
        '%s: about %s us (%s to %s, %s) and %s bytes of WAL for each row written, %s a day%s',
        $1.write_cost, f.us, f.low, f.high,
        case $1.write_observations
            when 0 then 'assumed'
            else format('learned from %s built here', $1.write_observations)
        end,
        round($1.write_wal_bytes::numeric), round(coalesce($1.writes_per_day, 0)::numeric),
        '; its copy took ' || round($1.measured_write_us::numeric, 2) || ' us')
    from (
        select round($1.write_us::numeric, 2) as us, round($1.write_low_us::numeric, 2) as low,
               round($1.write_high_us::numeric, 2) as high
    ) as f
    where $1.write_us is not null
$$;

revoke all on function advisor._write_note(advisor.recommendation) from public;
