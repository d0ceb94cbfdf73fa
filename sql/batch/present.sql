-- The API of the module, in reading order.

\ir table_comments.sql

-- Group: Clusters and what is collected from them
\ir _source.sql
\ir _find_cluster.sql
\ir _find_source.sql
\ir add_cluster.sql
\ir set_source.sql

-- Group: Reading what a scheduler prints
\ir _text_values.sql
\ir _decode_document.sql
\ir _latin.sql
\ir _parse_json.sql
\ir _salvage_entries.sql
\ir _texts.sql
\ir _state_count.sql
\ir _pbs_state.sql
\ir _pbs_content_hash.sql
\ir _read_pbs_jobs.sql
\ir _read_pbs_changes.sql
\ir _read_slurm_jobs.sql
\ir _read_nodes.sql
\ir _read_accounting.sql

-- Group: Putting it in place
\ir _look_at.sql
\ir _estimated_end.sql
\ir _insert_transition.sql
\ir _sighting_at.sql
\ir _ensure_partitions.sql
\ir _apply_jobs.sql
\ir _snapshot_slurm_queues.sql
\ir _ingest_jobs.sql
\ir _ingest_queues.sql
\ir _ingest_nodes.sql
\ir _ingest_server.sql
\ir _ingest_reservations.sql
\ir _observed_at.sql
\ir _ingest.sql
\ir _collect.sql

-- Group: Collecting: a document at a time, or as a worker that claims what is due
\ir collect.sql
\ir request_collection.sql
\ir claim_collection.sql
\ir _end_lease.sql
\ir finish_collection.sql
\ir end_abandoned_collections.sql
\ir _merge_accounting.sql
\ir import_accounting.sql

-- Group: Upkeep
\ir apply_retention.sql
\ir _refresh_job_day.sql
\ir _refresh_node_day.sql
\ir refresh_rollups.sql

-- Group: Answers
\ir _classes.sql
\ir job_feature.sql
\ir collection_log.sql
\ir job_list.sql
\ir queue_list.sql
\ir node_list.sql
\ir job_history.sql
\ir raw_job.sql
\ir missing_job.sql
\ir data_quality.sql
\ir job_statistics.sql
\ir throughput.sql
\ir queue_depth.sql
\ir utilisation.sql
\ir node_utilisation.sql
\ir fairness.sql
\ir usage_insight.sql
\ir reservation_utilisation.sql
\ir run_now.sql
\ir _csv_field.sql
\ir export.sql
\ir _doctor.sql

\ir definition.sql
