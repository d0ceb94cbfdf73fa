create or replace function batch.data_quality(
    cluster text,
    since timestamptz,
    until timestamptz
)
returns table (measure text, value numeric, detail text)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    return query
    with job as (
        select j.quality, j.is_repaired
        from batch.job as j
        where j.cluster_id = known.cluster_id
          and coalesce(j.ended_at, j.vanished_before) >= since
          and coalesce(j.ended_at, j.vanished_before) < until
    ), look as (
        select c.status, c.observed_at,
               lead(c.observed_at, 1, until) over (order by c.observed_at)
                   - c.observed_at as pause
        from batch.collection_log as c
        join batch._source() as s
          on s.source = c.source and s.kind = 'jobs'
        where c.cluster = known.name
          and c.observed_at >= since
          and c.observed_at < until
          and c.status = 'succeeded'
    ), attempt as (
        select c.status
        from batch.collection_log as c
        where c.cluster = known.name
          and c.captured_at >= since
          and c.captured_at < until
    )
    select 'jobs_ended', count(*)::numeric, 'jobs that ended or vanished in the period'
    from job
    union all
    select 'jobs_' || q.quality, count(job.quality)::numeric, q.detail
    from (values
            ('complete', 'creation, start, end and exit are known'),
            ('start_missing', 'ended, but when it started is unknown'),
            ('end_missing', 'ended, but when is unknown'),
            ('estimated', 'the end is an estimate'),
            ('lost', 'vanished without a final state')) as q (quality, detail)
    left join job
      on job.quality = q.quality
    group by q.quality, q.detail
    union all
    select 'whole_life_share',
           round(count(*) filter (where job.quality = 'complete') / nullif(count(*), 0)::numeric, 4),
           'share of ended jobs whose whole life is known'
    from job
    union all
    select 'jobs_repaired', count(*) filter (where job.is_repaired)::numeric,
           'jobs that held bytes that are not UTF-8'
    from job
    union all
    select 'jobs_probably_missed', coalesce(sum(m.last_number - m.first_number + 1), 0)::numeric,
           'gaps in the sequence of ids'
    from batch.missing_job(cluster) as m
    where m.created_after < until and m.created_before >= since
    union all
    select 'collections_' || a.status, count(attempt.status)::numeric, 'attempts that ended so'
    from unnest('{succeeded,partial,failed,abandoned}'::text[]) as a (status)
    left join attempt
      on attempt.status = a.status
    group by a.status
    union all
    select 'longest_gap_seconds', coalesce(max(extract(epoch from look.pause)),
               extract(epoch from until - since)),
           'the longest time between two complete looks at the jobs'
    from look;
end
$$;

comment on function batch.data_quality(text, timestamptz, timestamptz) is
'How much of a period was seen: whole life cycles, lost jobs, collections that failed, the longest gap.

since is included, until is not. Raises MU165.

    select * from batch.data_quality(''north'', now() - interval ''30 days'', now());';

revoke all on function batch.data_quality(text, timestamptz, timestamptz) from public;
