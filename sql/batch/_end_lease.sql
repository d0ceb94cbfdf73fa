create or replace function batch._end_lease(
    cluster_id bigint,
    source text,
    is_success boolean,
    at timestamptz
)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Writes: batch.cluster_source
    update batch.cluster_source as s
    set leased_by = null,
        leased_until = null,
        leased_collection_id = null,
        last_success_at = case when is_success then at else s.last_success_at end,
        consecutive_failures = case when is_success then 0 else s.consecutive_failures + 1 end,
        next_attempt_at = at + case
            when is_success then coalesce(s.every, (
                select muster.setting_interval(k.every_setting)
                from batch._source() as k
                where k.source = s.source))
            else least(
                muster.setting_interval('batch.max_backoff'),
                muster.setting_interval('batch.retry_after') * 2 ^ least(s.consecutive_failures, 20))
        end
    where s.cluster_id = $1
      and s.source = $2
$$;

revoke all on function batch._end_lease(bigint, text, boolean, timestamptz) from public;
