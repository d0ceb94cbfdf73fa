create or replace function batch.usage_insight(cluster text, since timestamptz, until timestamptz)
returns table (
    user_name text,
    project text,
    queue text,
    jobs numeric,
    failed_share numeric,
    core_hours numeric,
    gpu_hours numeric,
    walltime_efficiency numeric,
    cpu_efficiency numeric,
    core_hours_idle numeric
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    return query
    select d.user_name, d.project, d.queue, sum(d.jobs),
           round(sum(d.jobs_failed) / nullif(sum(d.jobs), 0), 4),
           round(sum(d.core_seconds) / 3600, 4),
           round(sum(d.gpu_seconds) / 3600, 4),
           round(sum(d.walltime_run_seconds) / nullif(sum(d.walltime_seconds), 0), 4),
           round(sum(d.cpu_seconds) / nullif(sum(d.core_seconds), 0), 4),
           round(greatest(sum(d.core_seconds) - sum(d.cpu_seconds), 0) / 3600, 4)
    from batch.job_day as d
    where d.cluster_id = known.cluster_id
      and d.day >= (since at time zone 'UTC')::date
      and d.day < (until at time zone 'UTC')::date
    group by d.user_name, d.project, d.queue
    order by sum(d.core_seconds) desc, d.user_name, d.project, d.queue;
end
$$;

comment on function batch.usage_insight(text, timestamptz, timestamptz) is
'Where the core hours of whole days (UTC) of [since, until) went, how much failed, and how much of what
was asked for stood idle. Raises MU165.';

revoke all on function batch.usage_insight(text, timestamptz, timestamptz) from public;
