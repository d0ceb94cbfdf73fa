create or replace function batch.job_statistics(
    cluster text,
    since timestamptz,
    until timestamptz,
    by text default 'queue'
)
returns table (
    grouping_value text,
    jobs bigint,
    wait_p50 double precision,
    wait_p90 double precision,
    wait_p99 double precision,
    wait_mean double precision,
    wait_max double precision,
    run_p50 double precision,
    run_p90 double precision,
    run_p99 double precision,
    run_mean double precision,
    run_max double precision,
    walltime_efficiency_mean double precision,
    walltime_efficiency_weighted double precision,
    cpu_efficiency_weighted double precision,
    slowdown_p50 double precision,
    slowdown_mean double precision
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165, MU068
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    if by is null or by not in ('queue', 'user', 'project', 'size', 'walltime', 'all') then
        raise exception using
            errcode = 'MU068',
            message = 'unknown grouping',
            detail = format('by is %L.', by),
            hint = 'Use queue, user, project, size, walltime or all.';
    end if;
    return query
    select coalesce(case by
               when 'queue' then f.queue
               when 'user' then f.user_name
               when 'project' then f.project
               when 'size' then f.size_class
               when 'walltime' then f.walltime_class
               else 'all'
           end, '') as grouping_value,
           count(*),
           percentile_cont(0.5) within group (order by f.wait_seconds),
           percentile_cont(0.9) within group (order by f.wait_seconds),
           percentile_cont(0.99) within group (order by f.wait_seconds),
           avg(f.wait_seconds),
           max(f.wait_seconds),
           percentile_cont(0.5) within group (order by f.run_seconds),
           percentile_cont(0.9) within group (order by f.run_seconds),
           percentile_cont(0.99) within group (order by f.run_seconds),
           avg(f.run_seconds),
           max(f.run_seconds),
           avg(f.walltime_efficiency),
           sum(f.run_seconds) filter (where f.walltime_requested_seconds > 0)
               / nullif(sum(f.walltime_requested_seconds) filter (where f.run_seconds is not null), 0),
           sum(f.cpu_used_seconds) filter (where f.run_seconds is not null)
               / nullif(sum(f.run_seconds * f.cores_requested), 0),
           percentile_cont(0.5) within group (order by f.slowdown) filter (where f.run_seconds is not null),
           avg(f.slowdown) filter (where f.run_seconds is not null)
    from batch.job_feature as f
    join batch.job as j
      on j.job_id = f.job_id
    where j.cluster_id = known.cluster_id
      and j.ended_at >= since
      and j.ended_at < until
      and j.final_state_recorded
    group by 1
    order by 1;
end
$$;

comment on function batch.job_statistics(text, timestamptz, timestamptz, text) is
'Wait, run time, efficiency and slowdown of the jobs that ended in [since, until), in seconds.

by is queue, user, project, size, walltime or all. Percentiles interpolate as those of pandas do. Raises
MU165, MU068.

    select * from batch.job_statistics(''north'', now() - interval ''7 days'', now(), ''user'');';

revoke all on function batch.job_statistics(text, timestamptz, timestamptz, text) from public;
