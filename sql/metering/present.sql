-- Metering: what was used, by whom, at which minute. What may be called, in reading order.

-- Group: lines, locks and checks that the rest stands on
\ir _lock.sql
\ir _kept_since.sql
\ir _check_range.sql
\ir _bucket_ranges.sql
\ir table_comments.sql

-- Group: recording. One task, a batch, or COPY into metering.usage_staging; sending again is harmless.
\ir _usage_record_mark.sql
\ir _ensure_partition.sql
\ir _check_record.sql
\ir _parse_record.sql
\ir _store_records.sql
\ir record.sql
\ir record_batch.sql
\ir record_staged.sql

-- Group: rolling up. Tasks do it; each takes marks, and builds what they name, in one transaction.
\ir _minute_rows.sql
\ir _hour_rows.sql
\ir _day_rows.sql
\ir roll_minutes.sql
\ir roll_hours.sql
\ir roll_days.sql
\ir _spread_rows.sql
\ir roll_spread.sql
\ir _apply_adjustments.sql

-- Group: by hand. Bring up to date, build anew, compare.
\ir aggregate.sql
\ir backfill.sql
\ir verify.sql

-- Group: retention. Records go by whole partitions, never before they are rolled up.
\ir record_partition.sql
\ir close_partition.sql
\ir remove_expired.sql

-- Group: reading. Exact at the moment of asking, however far the rollups are behind.
\ir _scope_minutes.sql
\ir _live_minutes.sql
\ir _live_hours.sql
\ir _live_days.sql
\ir _live_spread.sql
\ir _pending_adjustments.sql
\ir usage.sql
\ir usage_views.sql
\ir capacity.sql
\ir price.sql
\ir reports.sql

-- Group: the JSON of the HTTP endpoints
\ir api.sql

-- Group: health
\ir doctor.sql
\ir definition.sql
