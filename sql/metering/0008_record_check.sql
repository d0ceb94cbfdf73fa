-- The check of usage_record says what it said, in fewer terms: each statement reads its text anew, which
-- made a batch of 100 rows dearer by 4 %.
alter table metering.usage_record
    drop constraint usage_record_is_sane_check,
    add constraint usage_record_is_sane_check check (
        gpu_count between 0 and 4096
        and status in ('completed', 'failed')
        and completed_at - started_at between interval '0' and interval '31 days'
        and started_at >= '2000-01-01 00:00+00'
        and completed_at < '2200-01-01 00:00+00'
        and least(octet_length(task_id), octet_length(endpoint), octet_length(spec)) >= 1
        and greatest(octet_length(task_id), octet_length(endpoint), octet_length(spec)) <= 255
    );
