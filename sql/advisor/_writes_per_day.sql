create or replace function advisor._writes_per_day(relid oid, at timestamptz default now())
returns double precision
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- How many rows a day another index of a table would be written for, since the statistics were
    -- reset; of what is updated only what is not updated in place.
    select (t.rows_inserted + t.rows_deleted + t.rows_updated - t.rows_hot_updated)
           / greatest(extract(epoch from $2 - coalesce(
               d.stats_reset, pg_postmaster_start_time())) / 86400, 1)::double precision
    from advisor.table_fact as t
    left join pg_catalog.pg_stat_database as d
      on d.datname = current_database()
    where t.relid = $1
$$;

revoke all on function advisor._writes_per_day(oid, timestamptz) from public;
