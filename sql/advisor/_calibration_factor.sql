create or replace function advisor._calibration_factor(measure text)
returns table (bias double precision, spread double precision, observations bigint)
language sql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
    -- What a prediction has to be multiplied with, the standard deviation of the logarithm of what
    -- is observed to what is then predicted, and how many observations taught it. The worker reckons
    -- the same: eight observations weigh as much as what is assumed without any, and one far off must
    -- not make every later prediction worthless.
    with assumed as (
        select case $1 when 'size' then 0.05 when 'cost' then 0.1 else 0.5 end::double precision
                   as spread
    ),
    observation as (
        select ln(c.observed / c.predicted) as value
        from advisor.calibration as c
        where c.measure = $1
    ),
    middle as (
        select count(*) as observations,
               coalesce(percentile_cont(0.5) within group (order by o.value), 0)
                   * count(*) / (count(*) + 8) as value
        from observation as o
    )
    select exp(m.value),
           sqrt((8 * a.spread ^ 2 + coalesce((
               select sum(least(greatest(o.value - m.value, -4 * a.spread), 4 * a.spread) ^ 2)
               from observation as o), 0)) / (8 + m.observations)),
           m.observations
    from middle as m
    cross join assumed as a
$$;

revoke all on function advisor._calibration_factor(text) from public;
