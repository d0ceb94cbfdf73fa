create or replace function advisor._drop_sample_partitions(before timestamptz)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
-- Drops the partitions of advisor.statement_sample whose day (UTC) ended by then. Dropping locks
-- the parent for a moment; a scan that holds it longer than the timeout makes this run fail and the
-- next one do the work.
-- Writes: partitions of advisor.statement_sample
declare
    last_day text := to_char((before at time zone 'UTC')::date, 'YYYYMMDD');
    partition text;
    dropped bigint := 0::bigint;
begin
    for partition in
        select c.relname::text
        from pg_catalog.pg_inherits as i
        join pg_catalog.pg_class as c
          on c.oid = i.inhrelid
        where i.inhparent = 'advisor.statement_sample'::regclass
          and c.relname < 'statement_sample_' || last_day
        order by 1
    loop
        execute format('drop table advisor.%I', partition);
        dropped := dropped + 1;
    end loop;
    return dropped;
end
$$;

revoke all on function advisor._drop_sample_partitions(timestamptz) from public;
