create or replace view muster.module as
select a.module,
       a.schema_name,
       a.ordinal,
       a.description,
       max(s.step) as last_step,
       max(s.step) filter (where s.is_breaking) as last_breaking_step,
       min(s.installed_at) as installed_at
from muster._available_module() as a
join muster.schema_step as s
  on s.module = a.module
group by a.module, a.schema_name, a.ordinal, a.description;

comment on view muster.module is
'The modules that are installed here. A worker compares last_step and last_breaking_step with the
kit that it carries, and stops when the schema has a breaking step that it does not know.';
comment on column muster.module.module is 'the name, as -v modules=... takes it';
comment on column muster.module.schema_name is 'the schema that holds the module';
comment on column muster.module.ordinal is
    'the place in the order of layers; a module uses lower ones only';
comment on column muster.module.description is 'what is in it';
comment on column muster.module.last_step is 'the highest numbered step that ran';
comment on column muster.module.last_breaking_step is
    'the highest step that ran and that older workers cannot live with; null when there is none';
comment on column muster.module.installed_at is 'when its first step ran';
