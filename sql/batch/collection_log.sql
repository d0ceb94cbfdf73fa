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

comment on column batch.collection_log.collection_id is 'the row of batch.collection';
comment on column batch.collection_log.cluster is 'the name of the cluster';
comment on column batch.collection_log.source is 'which document';
comment on column batch.collection_log.status is 'running, succeeded, partial, failed or abandoned';
comment on column batch.collection_log.captured_at is 'when the command was started, by the clock of the collector';
comment on column batch.collection_log.observed_at is 'the time that the document speaks of';
comment on column batch.collection_log.recorded_at is 'when the row was made';
comment on column batch.collection_log.took is 'how long the ingest took';
comment on column batch.collection_log.exit_code is 'of the command';
comment on column batch.collection_log.byte_count is 'of the output';
comment on column batch.collection_log.entries_seen is 'jobs, nodes or queues in the document';
comment on column batch.collection_log.entries_added is 'of these, new ones';
comment on column batch.collection_log.entries_changed is 'of these, changed ones';
comment on column batch.collection_log.entries_rejected is 'entries that could not be read';
comment on column batch.collection_log.transitions_added is 'changes of state';
comment on column batch.collection_log.jobs_lost is 'jobs that were gone';
comment on column batch.collection_log.jobs_mended is 'lost jobs that were seen again';
comment on column batch.collection_log.repaired_bytes is 'bytes that were not UTF-8';
comment on column batch.collection_log.clock_skew is 'how far the clocks differ, when too far';
comment on column batch.collection_log.message is 'why it is no success';
comment on column batch.collection_log.offending_line is 'the line at which the JSON broke';
