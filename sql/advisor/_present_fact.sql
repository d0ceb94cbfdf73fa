create or replace view advisor._present_fact as
select 'table' as kind,
       format('%I.%I', t.schema_name, t.table_name) as name,
       format('%I.%I', t.schema_name, t.table_name) as relation,
       jsonb_build_object(
           'rows', t.rows_estimate,
           'bytes', t.bytes,
           'analyzed_at', t.last_analyze_at,
           'mods_since_analyze', t.mods_since_analyze,
           'is_stale', t.mods_since_analyze > t.rows_estimate * (
               select muster.setting_numeric('advisor.stale_fraction'))) as value
from advisor.table_fact as t
union all
select 'index',
       format('%I.%I', i.schema_name, i.index_name),
       format('%I.%I', i.schema_name, i.table_name),
       jsonb_build_object('definition', i.definition, 'is_valid', i.is_valid)
from advisor.index_fact as i
union all
select 'setting', s.name, null, jsonb_build_object('value', s.value, 'unit', s.unit)
from advisor._planner_setting as s;

comment on view advisor._present_fact is
'What advisor.fact_version should say at this moment.';
