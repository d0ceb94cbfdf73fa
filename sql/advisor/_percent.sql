create or replace function advisor._percent(
    cost_before double precision,
    cost_after double precision
)
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- A change of cost in words: 83.2 % cheaper, 12.0 % dearer, the same cost.
    select case
        when $1 is null or $2 is null then null
        when round((100 * ($1 - $2) / greatest($1, 1e-9))::numeric, 1) > 0
            then round((100 * ($1 - $2) / greatest($1, 1e-9))::numeric, 1) || ' % cheaper'
        when round((100 * ($2 - $1) / greatest($1, 1e-9))::numeric, 1) > 0
            then round((100 * ($2 - $1) / greatest($1, 1e-9))::numeric, 1) || ' % dearer'
        else 'the same cost'
    end
$$;

revoke all on function advisor._percent(double precision, double precision) from public;
