create or replace function advisor._sandbox_hazard(functions text[], search_path text[])
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Why a statement must not be executed, be it on a copy, beyond why it must not be explained:
    -- what its volatile functions do, they would do. Exempt are those that only give a value. Names
    -- are given as SQL writes them; every function of that name that the path could mean counts.
    select coalesce(
        array_agg(distinct format('function %s is volatile', p.oid::regprocedure)
                  order by format('function %s is volatile', p.oid::regprocedure)),
        '{}')
    from unnest($1) as u (name)
    cross join lateral (select parse_ident(u.name) as parts) as i
    join pg_catalog.pg_proc as p
      on p.proname = i.parts[cardinality(i.parts)]
    join pg_catalog.pg_namespace as n
      on n.oid = p.pronamespace
    where p.provolatile = 'v'
      and case
              when cardinality(i.parts) > 1 then n.nspname = i.parts[cardinality(i.parts) - 1]
              else n.nspname = 'pg_catalog' or n.nspname = any ($2)
          end
      and not (n.nspname = 'pg_catalog'
               and p.proname in ('random', 'clock_timestamp', 'timeofday', 'gen_random_uuid'))
$$;

revoke all on function advisor._sandbox_hazard(text[], text[]) from public;
