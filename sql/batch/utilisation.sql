create or replace function batch.utilisation(
    cluster text,
    since timestamptz,
    until timestamptz,
    bucket interval default '1 day'
)
returns table (
    bucket_start timestamptz,
    known_share double precision,
    core_utilisation double precision,
    gpu_utilisation double precision,
    node_utilisation double precision,
    core_hours_used double precision,
    core_hours_available double precision
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165, MU068
declare
    known batch.cluster := batch._find_cluster(cluster);
    gap interval := muster.setting_interval('batch.max_gap');
begin
    if bucket is null or bucket <= interval '0' or since is null or until is null
        or (until - since) > bucket * 20000 then
        raise exception using
            errcode = 'MU068',
            message = 'the bucket does not fit the period',
            detail = format('%s from %s to %s', bucket, since, until),
            hint = 'Take a bucket longer than zero that divides the period into 20000 parts at most.';
    end if;
    -- Each snapshot weighs as long as it held: until the next one, for batch.max_gap at most.
    return query
    with held as (
        select s.*,
               least(lead(s.observed_at, 1, until) over (order by s.observed_at), s.observed_at + gap, until)
                   as until_at
        from batch.system_snapshot as s
        where s.cluster_id = known.cluster_id
          and s.kind = 'nodes'
          and s.observed_at >= since - gap
          and s.observed_at < until
    ), slot as (
        select b.bucket_start, least(b.bucket_start + bucket, until) as bucket_end
        from generate_series(since, until - interval '1 microsecond', bucket) as b (bucket_start)
    ), piece as (
        select b.bucket_start, h.*,
               extract(epoch from least(h.until_at, least(b.bucket_start + bucket, until))
                   - greatest(h.observed_at, b.bucket_start))::double precision as seconds
        from held as h
        cross join lateral generate_series(
            date_bin(bucket, greatest(h.observed_at, since), since),
            h.until_at - interval '1 microsecond', bucket) as b (bucket_start)
        where h.until_at > since
    )
    select slot.bucket_start,
           coalesce(sum(p.seconds), 0)
               / extract(epoch from slot.bucket_end - slot.bucket_start)::double precision,
           sum(p.seconds * p.cores_assigned) / nullif(sum(p.seconds * p.cores_available), 0),
           sum(p.seconds * p.gpus_assigned) / nullif(sum(p.seconds * p.gpus_available), 0),
           sum(p.seconds * p.nodes_busy) / nullif(sum(p.seconds * p.nodes_up), 0),
           sum(p.seconds * p.cores_assigned) / 3600,
           sum(p.seconds * p.cores_available) / 3600
    from slot
    left join piece as p
      on p.bucket_start = slot.bucket_start
     and p.seconds > 0
    group by slot.bucket_start, slot.bucket_end
    order by slot.bucket_start;
end
$$;

comment on function batch.utilisation(text, timestamptz, timestamptz, interval) is
'The use of cores, GPUs and nodes over time: time-weighted, of what was up.

A snapshot counts from its time to the next one, batch.max_gap at most; known_share says how much of the
bucket that covers. Raises MU165, MU068.

    select * from batch.utilisation(''north'', now() - interval ''30 days'', now());';

revoke all on function batch.utilisation(text, timestamptz, timestamptz, interval) from public;
