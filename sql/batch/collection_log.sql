create or replace view batch.collection_log as
select c.collection_id,
       k.name as cluster,
       c.source,
       c.status,
       c.captured_at,
       c.observed_at,
       c.recorded_at,
       c.took,
       c.exit_code,
       c.byte_count,
       c.entries_seen,
       c.entries_added,
       c.entries_changed,
       c.entries_rejected,
       c.transitions_added,
       c.jobs_lost,
       c.jobs_mended,
       c.repaired_bytes,
       c.clock_skew,
       c.message,
       c.offending_line
from batch.collection as c
join batch.cluster as k
  on k.cluster_id = c.cluster_id;

comment on view batch.collection_log is
'The audit trail of collections without what the commands printed, which may hold secrets of users.';
