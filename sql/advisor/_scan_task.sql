create or replace function advisor._scan_task()
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The timer's scan. Where pg_stat_statements cannot be read there is nothing to do, and doctor says
-- so; a failed run each minute would say it a thousand times a day.
begin
    return (select r.samples from advisor.scan() as r);
exception when sqlstate 'MU481' or sqlstate 'MU482' or sqlstate 'MU483' then
    return 0::bigint;
end
$$;

revoke all on function advisor._scan_task() from public;
