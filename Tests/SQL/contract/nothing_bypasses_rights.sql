-- Of splinter's lints what can be wrong in a schema of ours: row security half switched on, rules,
-- foreign tables and materialised views (which ask for no rights below them), event triggers,
-- extensions and languages that came along, and owners that differ within a module.
select 'row security without policy, or policy without row security' as lint, c.oid::regclass::text
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
where c.relrowsecurity is distinct from exists (select from pg_policy as p where p.polrelid = c.oid)
union all
select 'rule, foreign table or materialised view', c.oid::regclass::text
from muster._installed_schema() as s
join pg_class as c
  on c.relnamespace = s.schema_id
where c.relkind in ('f', 'm')
   or exists (
       select from pg_rewrite as r where r.ev_class = c.oid and r.rulename <> '_RETURN')
union all
select 'event trigger', e.evtname
from pg_event_trigger as e
join pg_proc as p
  on p.oid = e.evtfoid
join muster._installed_schema() as s
  on s.schema_id = p.pronamespace
union all
select 'extension in a schema of ours', e.extname
from pg_extension as e
join muster._installed_schema() as s
  on s.schema_id = e.extnamespace
where e.extname <> 'muster'
union all
select 'language that is neither SQL nor PL/pgSQL', p.oid::regprocedure::text
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
join pg_language as l
  on l.oid = p.prolang
where l.lanname not in ('sql', 'plpgsql')
union all
select 'owner that is not that of the schema', c.oid::regclass::text
from muster._installed_schema() as s
join pg_namespace as n
  on n.oid = s.schema_id
join pg_class as c
  on c.relnamespace = n.oid
where c.relowner <> n.nspowner
union all
select 'dynamic SQL that is joined by hand', p.oid::regprocedure::text
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
where p.prosrc ~* '\mexecute\s+[^;]*\|\|';
