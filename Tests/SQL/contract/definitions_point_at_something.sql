-- A grant, a task or a batch setting that names what is not there.
select 'grant', g.object
from muster.grant_rule as g
where case g.kind when 'function' then to_regprocedure(g.object)::oid
          else to_regclass(g.object)::oid end is null
union all
select 'batch setting', t.task
from muster.task as t
where t.batch_setting is not null
  and not exists (
      select
      from muster.setting_definition as d
      where d.name = t.batch_setting and d.type = 'bigint')
union all
select 'module', x.module
from (
    select module from muster.setting_definition
    union select module from muster.error_code
    union select module from muster.topic
    union select module from muster.task
    union select module from muster.grant_rule
    union select module from muster.undumped_table) as x
where x.module not in (select m.module from muster.module as m);
