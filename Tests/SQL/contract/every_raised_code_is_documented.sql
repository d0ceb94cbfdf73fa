-- Both ways: what is raised is in muster.error_code, and what is there can be raised. The scripts'
-- guards are no functions, so their codes are named here; MU404 is for the modules to raise; MU292,
-- MU295, MU381, MU382 and MU981 the worker stores with a simulation that came to nothing; MU003 to
-- MU005, MU303, MU304 and MU406 the HTTP server answers. A code may also be handed
-- back as data, as the outcome of a row in a batch is.
with raised as (
    select distinct m.match[1] as code
    from muster._installed_schema() as s
    join pg_proc as p
      on p.pronamespace = s.schema_id
    cross join regexp_matches(p.prosrc, '''(MU[0-9]{3})''', 'g') as m (match)
    union
    values ('MU203'), ('MU401'), ('MU403'), ('MU404'), ('MU405'), ('MU292'), ('MU295'),
        ('MU381'), ('MU382'), ('MU981'), ('MU003'), ('MU004'), ('MU005'),
        ('MU303'), ('MU304'), ('MU406')
)
select 'not documented', r.code from raised as r
where r.code not in (select e.code from muster.error_code as e)
union all
select 'never raised', e.code from muster.error_code as e
where e.code not in (select r.code from raised as r)
union all
-- A raise names its code in the documented way, with message and hint.
select 'raised without code or hint', p.oid::regprocedure::text
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
cross join regexp_matches(p.prosrc, 'raise exception.*?;\n', 'g') as m (match)
where m.match[1] !~ 'errcode = '
   or m.match[1] !~ 'message = '
   or m.match[1] !~ 'hint = '
union all
select 'code of another module''s range', e.code
from muster.error_code as e
where e.module <> case
    when right(e.code, 2)::int < 20 then 'core'
    when right(e.code, 2)::int < 35 then 'fleet'
    when right(e.code, 2)::int < 50 then 'profiling'
    when right(e.code, 2)::int < 65 then 'metering'
    when right(e.code, 2)::int < 80 then 'batch'
    else 'advisor'
end;
