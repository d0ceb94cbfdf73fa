comment on schema batch is 'What the batch scheduler forgets: jobs, their history, snapshots, analytics.';
comment on table batch.cluster is 'The schedulers that are watched. timezone is that of their printed times.';
comment on table batch.cluster_source is
'What the collector runs for each cluster, how often, and which worker holds it.';
comment on table batch.raw_document is 'The original output, stored once per content, for batch.raw_retention.';
comment on table batch.collection is
'The audit trail: every attempt to collect, with its status (running, succeeded, partial, failed,
abandoned), what it brought and what was wrong.';
comment on table batch.job is
'One row per incarnation of a job. state is transit, queued, held, waiting, begun (an array), running,
suspended, exiting, moved, expired (a subjob that is done), finished, lost (vanished between
vanished_after and vanished_before), unknown. quality is open, complete, start_missing, end_missing, lost
or estimated. outcome is succeeded, failed, deleted, never_ran, walltime_exceeded, limit_exceeded,
signalled, scheduler_failed, split or unknown. Memory is in bytes.';
comment on table batch.job_transition is
'Changes of state, and nothing else. observed_at is when it was first seen, occurred_at when the scheduler
says that it happened.';
comment on table batch.job_run is 'The runs of a job; more than one when it was requeued.';
comment on table batch.queue is 'Queues and partitions as last seen; is_present is false when one went.';
comment on table batch.node is 'Nodes (vnodes) as last seen; is_up: jobs can run on it. Memory is in bytes.';
comment on table batch.reservation is 'Advance reservations, from pbs_rstat and accounting logs.';
comment on table batch.queue_snapshot is 'Jobs per queue at each look, partitioned by month.';
comment on table batch.node_snapshot is
'The state of nodes where it changed, and of all of them once a day, partitioned by month.';
comment on table batch.system_snapshot is
'Totals at each look: kind is jobs, nodes or server; partitioned by month.';
comment on table batch.job_day is 'Use per day (UTC) on which jobs ended, queue, user and project.';
comment on table batch.job_day_stale is 'Days of batch.job_day that are to be made again.';
comment on table batch.node_day is 'Time-weighted use of each node per day (UTC).';
comment on table batch.node_day_stale is 'Days of batch.node_day that are to be made again.';
comment on table batch.accounting_import is 'The accounting logs that were imported, and what they brought.';
