create or replace view advisor.stat_table as
select t.relid,
       t.schema_name,
       t.table_name,
       t.kind,
       t.rows_estimate,
       t.is_rows_guessed,
       t.bytes,
       t.index_bytes,
       t.all_visible_share,
       t.last_analyze_at,
       t.last_vacuum_at,
       t.mods_since_analyze,
       t.seq_scans,
       t.index_scans,
       t.rows_inserted,
       t.rows_updated,
       t.rows_deleted,
       t.rows_hot_updated,
       (
           select count(*)
           from advisor.index_fact as i
           where i.relid = t.relid
       ) as indexes,
       (
           select count(*)
           from advisor.statement as s
           where not s.is_excluded
             and format('%I.%I', t.schema_name, t.table_name) = any (s.relations)
       ) as statements,
       (
           select count(*)
           from advisor.recommendation as r
           where r.relation = format('%I.%I', t.schema_name, t.table_name)
             and r.state in ('open', 'candidate')
       ) as recommendations,
       t.captured_at
from advisor.table_fact as t;

comment on view advisor.stat_table is
'Every table of the users'' with its size, its use, and how much advice there is for it, as of the
last refresh of the facts.';
comment on column advisor.stat_table.relid is 'oid of the table';
comment on column advisor.stat_table.schema_name is 'its schema';
comment on column advisor.stat_table.table_name is 'its name';
comment on column advisor.stat_table.kind is 'table, partitioned table or materialized view';
comment on column advisor.stat_table.rows_estimate is 'rows, as the planner has it';
comment on column advisor.stat_table.is_rows_guessed is
    'whether the table was never counted, so that the rows are guessed from its size';
comment on column advisor.stat_table.bytes is
    'size of the table''s own file, or of its partitions''';
comment on column advisor.stat_table.index_bytes is 'size of its indexes';
comment on column advisor.stat_table.all_visible_share is
    'part of the pages for which an index alone can answer';
comment on column advisor.stat_table.last_analyze_at is 'when statistics were last collected';
comment on column advisor.stat_table.last_vacuum_at is 'when it was last vacuumed';
comment on column advisor.stat_table.mods_since_analyze is 'rows changed since then';
comment on column advisor.stat_table.seq_scans is
    'scans from end to end since the statistics reset';
comment on column advisor.stat_table.index_scans is 'scans by an index since the statistics reset';
comment on column advisor.stat_table.rows_inserted is 'since the statistics reset';
comment on column advisor.stat_table.rows_updated is 'since the statistics reset';
comment on column advisor.stat_table.rows_deleted is 'since the statistics reset';
comment on column advisor.stat_table.rows_hot_updated is 'updates that touched no index';
comment on column advisor.stat_table.indexes is 'how many indexes it has';
comment on column advisor.stat_table.statements is 'how many known statements name it';
comment on column advisor.stat_table.recommendations is 'how many pieces of advice are open for it';
comment on column advisor.stat_table.captured_at is 'when these facts were collected';
