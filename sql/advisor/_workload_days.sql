create or replace function advisor._workload_days(at timestamptz default now())
returns double precision
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- How many days the times of advisor._workload() reach back: to the first sample of the window,
    -- whose counters began at their last reset; so that times and writes are of the same period.
    select extract(epoch from least(
        (select muster.setting_interval('advisor.window')),
        $1 - least(
            advisor._statements_reset_at(),
            (
                select min(m.captured_at)
                from advisor.statement_sample as m
                where m.captured_at > $1 - (select muster.setting_interval('advisor.window'))
                  and m.captured_at <= $1
            )))) / 86400
$$;

revoke all on function advisor._workload_days(timestamptz) from public;
