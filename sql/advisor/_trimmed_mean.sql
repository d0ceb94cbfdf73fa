create or replace function advisor._trimmed_mean(figures double precision[])
returns double precision
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- The mean without the sixth of the figures at each end. Of normal figures it scatters by 0.43
    -- of what one does where the median of six scatters by 0.46, and by 0.30 of twelve.
    select avg(o.figure)
    from (
        select u.figure, row_number() over (order by u.figure) as place
        from unnest($1) as u (figure)
    ) as o
    where o.place > cardinality($1) / 6
      and o.place <= cardinality($1) - cardinality($1) / 6
$$;

revoke all on function advisor._trimmed_mean(double precision[]) from public;
