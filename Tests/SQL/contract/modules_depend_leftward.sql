-- core <- fleet <- profiling; core <- metering, batch, advisor. By foreign key, by view, and by the
-- text of functions.
with pair as (
    select user_.module as module, used.module as uses, user_.schema_id, used.schema_id as used_id,
           used.schema_name as used_name
    from muster._installed_schema() as user_
    cross join muster._installed_schema() as used
    join muster._available_module() as a
      on a.module = user_.module
    where used.module <> user_.module
      and used.module <> 'core'
      and used.module <> all (a.needs)
)
select pair.module, pair.uses, c.conrelid::regclass::text, c.conname::text
from pair
join pg_constraint as c
  on c.connamespace = pair.schema_id
join pg_class as r
  on r.oid = c.confrelid
where r.relnamespace = pair.used_id
union all
select pair.module, pair.uses, v.oid::regclass::text, d.refobjid::regclass::text
from pair
join pg_class as v
  on v.relnamespace = pair.schema_id
join pg_rewrite as w
  on w.ev_class = v.oid
join pg_depend as d
  on d.classid = 'pg_rewrite'::regclass
 and d.objid = w.oid
 and d.refclassid = 'pg_class'::regclass
join pg_class as r
  on r.oid = d.refobjid
where r.relnamespace = pair.used_id
union all
select pair.module, pair.uses, p.oid::regprocedure::text, null
from pair
join pg_proc as p
  on p.pronamespace = pair.schema_id
-- A name in to_regclass() is a question whether the module is there, and no dependency.
where regexp_replace(p.prosrc, 'to_regclass\(''[^'']*''\)', '', 'g')
    ~ format('\m%s\.', pair.used_name);
