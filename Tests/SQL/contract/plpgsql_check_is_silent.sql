-- Every function of every module, errors and warnings of all kinds; trigger functions for each
-- table that they serve, or for one table of ours when they serve none yet.
select p.oid::regprocedure, t.relid, c.lineno, c.level, c.message, c.detail, c.query
from muster._installed_schema() as s
join pg_proc as p
  on p.pronamespace = s.schema_id
join pg_language as l
  on l.oid = p.prolang
 and l.lanname = 'plpgsql'
cross join lateral (
    select g.tgrelid::regclass as relid
    from pg_trigger as g
    where g.tgfoid = p.oid
    union
    select 'muster.setting_value'
    where p.prorettype = 'trigger'::regtype
      and not exists (select from pg_trigger as g where g.tgfoid = p.oid)
    union
    select 0
    where p.prorettype <> 'trigger'::regtype) as t
cross join lateral plpgsql_check_function_tb(
    p.oid, t.relid,
    other_warnings => true,
    extra_warnings => true,
    performance_warnings => true,
    security_warnings => true,
    compatibility_warnings => true) as c
-- What the checker itself says that it cannot know.
where coalesce(c.detail, '') !~ 'cannot to determine';
