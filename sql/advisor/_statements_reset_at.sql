create or replace function advisor._statements_reset_at()
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- When the counters of pg_stat_statements last began at nought.
-- Raises: MU481, MU482, MU483
declare
    reset_at timestamptz;
begin
    execute format(
        'select i.stats_reset from %I.pg_stat_statements_info() as i', advisor._statements_schema())
    into reset_at;
    return reset_at;
end
$$;

revoke all on function advisor._statements_reset_at() from public;
