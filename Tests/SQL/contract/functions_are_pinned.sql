-- pg_temp last, or a temporary table stands in for pg_class. A procedure that commits cannot be
-- pinned by a clause and pins itself after each commit. advisor.what_if() hands the caller's path on,
-- so it has none of its own and qualifies what it calls.
select p.oid::regprocedure, p.proconfig
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
where case
          when p.prokind = 'p' then p.prosrc !~ 'set local search_path = pg_catalog, pg_temp'
              or (select count(*) from regexp_matches(p.prosrc, '\mcommit;', 'g'))
                  > (select count(*) from regexp_matches(p.prosrc, 'set local search_path', 'g'))
          when p.prosqlbody is not null then false
          when p.oid = to_regprocedure('advisor.what_if(text, text[])') then false
          else not coalesce(p.proconfig, '{}') @> '{"search_path=pg_catalog, pg_temp"}'
      end;
