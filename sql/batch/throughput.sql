create or replace function batch.throughput(
    cluster text,
    since timestamptz,
    until timestamptz,
    bucket interval default '1 day'
)
returns table (
    bucket_start timestamptz,
    submitted bigint,
    started bigint,
    ended bigint,
    backlog bigint,
    running bigint
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165, MU068
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    if bucket is null or bucket <= interval '0' or since is null or until is null
        or (until - since) > bucket * 20000 then
        raise exception using
            errcode = 'MU068',
            message = 'the bucket does not fit the period',
            detail = format('%s from %s to %s', bucket, since, until),
            hint = 'Take a bucket longer than zero that divides the period into 20000 parts at most.';
    end if;
    -- The backlog at a bucket's end is what was submitted by then less what started or ended by then.
    return query
    with job as (
        select j.created_at, j.started_at,
               coalesce(j.ended_at, j.vanished_before) as ended_at,
               least(j.started_at, j.ended_at, j.vanished_before) as left_at
        from batch.job as j
        where j.cluster_id = known.cluster_id
          and not j.is_array
          and j.created_at < until
          and (coalesce(j.ended_at, j.vanished_before) is null
            or coalesce(j.ended_at, j.vanished_before) >= since)
    ), event as (
        select job.created_at as at, 1 as submitted, 0 as started, 0 as ended, 1 as waits, 0 as runs from job
        union all
        select job.started_at, 0, 1, 0, 0, 1 from job where job.started_at is not null
        union all
        select job.left_at, 0, 0, 0, -1, 0 from job where job.left_at is not null
        union all
        select job.ended_at, 0, 0, 1, 0, case when job.started_at is null then 0 else -1 end
        from job where job.ended_at is not null
    ), counted as (
        select case when e.at < since then null else date_bin(bucket, e.at, since) end as bucket_start,
               sum(e.submitted) as submitted, sum(e.started) as started, sum(e.ended) as ended,
               sum(e.waits) as waits, sum(e.runs) as runs
        from event as e
        where e.at < until
        group by 1
    ), slot as (
        select s.bucket_start
        from generate_series(since, until - interval '1 microsecond', bucket) as s (bucket_start)
        union all
        select null
    ), summed as (
        select s.bucket_start, coalesce(k.submitted, 0) as submitted, coalesce(k.started, 0) as started,
               coalesce(k.ended, 0) as ended,
               sum(coalesce(k.waits, 0)) over w as backlog,
               sum(coalesce(k.runs, 0)) over w as running
        from slot as s
        left join counted as k
          on k.bucket_start is not distinct from s.bucket_start
        window w as (order by s.bucket_start nulls first)
    )
    select m.bucket_start, m.submitted::bigint, m.started::bigint, m.ended::bigint, m.backlog::bigint,
           m.running::bigint
    from summed as m
    where m.bucket_start is not null
    order by m.bucket_start;
end
$$;

comment on function batch.throughput(text, timestamptz, timestamptz, interval) is
'Jobs submitted, started and ended per bucket of [since, until), and how many waited and ran at its end.

Raises MU165, MU068.

    select * from batch.throughput(''north'', now() - interval ''30 days'', now());';

revoke all on function batch.throughput(text, timestamptz, timestamptz, interval) from public;
