create or replace view muster.stat_index as
select s.schemaname as schema_name,
       s.relname as table_name,
       s.indexrelname as index_name,
       s.idx_scan as scans,
       s.idx_tup_read as rows_read,
       s.idx_tup_fetch as rows_fetched,
       pg_relation_size(s.indexrelid) as bytes,
       i.indisunique or exists (
           select from pg_catalog.pg_constraint as c
           where c.conindid = s.indexrelid) as is_needed,
       i.indisvalid as is_valid
from pg_catalog.pg_stat_user_indexes as s
join pg_catalog.pg_index as i
  on i.indexrelid = s.indexrelid;

comment on view muster.stat_index is
'How much each index is used since the statistics were reset; one with no scans that is not needed may
go, once replicas have been asked too.';
comment on column muster.stat_index.schema_name is 'the schema';
comment on column muster.stat_index.table_name is 'the table';
comment on column muster.stat_index.index_name is 'the index';
comment on column muster.stat_index.scans is 'how often it was used';
comment on column muster.stat_index.rows_read is 'entries that scans returned';
comment on column muster.stat_index.rows_fetched is 'rows of the table that simple scans fetched';
comment on column muster.stat_index.bytes is 'how large it is';
comment on column muster.stat_index.is_needed is 'it holds up a constraint or is unique';
comment on column muster.stat_index.is_valid is 'false after a failed create index concurrently';

create or replace view muster.stat_vacuum as
select s.schemaname as schema_name,
       s.relname as table_name,
       s.n_live_tup as live_rows,
       s.n_dead_tup as dead_rows,
       greatest(s.last_vacuum, s.last_autovacuum) as last_vacuum_at,
       greatest(s.last_analyze, s.last_autoanalyze) as last_analyze_at,
       age(c.relfrozenxid) as xid_age,
       case
           when age(c.relfrozenxid) > 0.9 * current_setting('autovacuum_freeze_max_age')::bigint
               then 'freeze'
           when s.n_dead_tup > t.threshold + t.scale * greatest(c.reltuples, 0) then 'vacuum'
           when s.n_mod_since_analyze
                > current_setting('autovacuum_analyze_threshold')::bigint
                    + current_setting('autovacuum_analyze_scale_factor')::numeric
                    * greatest(c.reltuples, 0)::numeric then 'analyze'
       end as due
from pg_catalog.pg_stat_user_tables as s
join pg_catalog.pg_class as c
  on c.oid = s.relid
cross join lateral (
    select coalesce(
               (select o.option_value::numeric from pg_options_to_table(c.reloptions) as o
                where o.option_name = 'autovacuum_vacuum_threshold'),
               current_setting('autovacuum_vacuum_threshold')::numeric) as threshold,
           coalesce(
               (select o.option_value::numeric from pg_options_to_table(c.reloptions) as o
                where o.option_name = 'autovacuum_vacuum_scale_factor'),
               current_setting('autovacuum_vacuum_scale_factor')::numeric) as scale) as t;

comment on view muster.stat_vacuum is 'When each table was vacuumed and analyzed, and what is due.';
comment on column muster.stat_vacuum.schema_name is 'the schema';
comment on column muster.stat_vacuum.table_name is 'the table';
comment on column muster.stat_vacuum.live_rows is 'estimated';
comment on column muster.stat_vacuum.dead_rows is 'estimated; what vacuum would free';
comment on column muster.stat_vacuum.last_vacuum_at is 'by hand or by autovacuum; null for never';
comment on column muster.stat_vacuum.last_analyze_at is 'by hand or by autovacuum; null for never';
comment on column muster.stat_vacuum.xid_age is 'transactions since its oldest unfrozen row';
comment on column muster.stat_vacuum.due is
    'freeze, vacuum or analyze, by the rules of autovacuum; null when nothing is';
