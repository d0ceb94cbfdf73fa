create or replace function advisor._sandbox_shares(sizes bigint[], limit_bytes bigint)
returns numeric[]
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- Which part of each table to copy so that all together fit the limit: small ones whole, and
    -- all others cut to the same size.
    with sized as (
        select u.size, u.ordinality,
               row_number() over (order by u.size, u.ordinality) as rank,
               coalesce(sum(u.size) over (
                   order by u.size, u.ordinality
                   rows between unbounded preceding and 1 preceding), 0) as smaller
        from unnest($1) with ordinality as u (size)
    ),
    cap as (
        -- The smallest that is larger than an even part of the room left to it and the larger ones.
        select ($2 - s.smaller) / (cardinality($1) - s.rank + 1) as bytes
        from sized as s
        where s.size > ($2 - s.smaller) / (cardinality($1) - s.rank + 1)
        order by s.rank
        limit 1
    )
    select array_agg(
        case when s.size > c.bytes then c.bytes / s.size else 1 end order by s.ordinality)
    from sized as s
    left join cap as c
      on true
$$;

revoke all on function advisor._sandbox_shares(bigint[], bigint) from public;
