create or replace function advisor._improvement_pct(
    cost_before double precision,
    cost_after double precision
)
returns numeric
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- How much of the cost is saved; negative when it is dearer. Below a tenth of a per cent or a
    -- hundredth of a cost unit it is 0: EXPLAIN rounds there.
    select case
        when abs($1 - $2) <= 0.01 then 0
        when abs($1 - $2) < 0.001 * $1 then 0
        else round((100 * ($1 - $2) / greatest($1, 0.01))::numeric, 1)
    end
$$;

revoke all on function advisor._improvement_pct(double precision, double precision) from public;
