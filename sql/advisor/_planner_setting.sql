create or replace view advisor._planner_setting as
select s.name,
       s.reset_val as value,
       s.unit
from pg_catalog.pg_settings as s
where s.category like 'Query Tuning%'
   or s.name in (
       'work_mem', 'hash_mem_multiplier', 'max_parallel_workers', 'max_parallel_workers_per_gather',
       'track_counts');

comment on view advisor._planner_setting is
'The settings that decide between plans, as a new session of this role has them.';
