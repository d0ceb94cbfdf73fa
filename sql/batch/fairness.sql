create or replace function batch.fairness(cluster text, since timestamptz, until timestamptz)
returns table (
    user_name text,
    jobs numeric,
    core_hours numeric,
    core_hour_share numeric,
    mean_wait_seconds numeric,
    wait_ratio numeric,
    jain_index numeric
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
    with used as (
        select d.user_name, sum(d.jobs) as jobs, sum(d.core_seconds) as core_seconds,
               sum(d.wait_seconds) as wait_seconds, sum(d.jobs_started) as jobs_started
        from batch.job_day as d
        where d.cluster_id = known.cluster_id
          and d.day >= (since at time zone 'UTC')::date
          and d.day < (until at time zone 'UTC')::date
        group by d.user_name
    )
    select u.user_name, u.jobs, round(u.core_seconds / 3600, 4),
           round(u.core_seconds / nullif(sum(u.core_seconds) over (), 0), 4),
           round(u.wait_seconds / nullif(u.jobs_started, 0), 2),
           round((u.wait_seconds / nullif(u.jobs_started, 0))
               / nullif(sum(u.wait_seconds) over () / nullif(sum(u.jobs_started) over (), 0), 0), 4),
           round(power(sum(u.core_seconds) over (), 2)
               / nullif(count(*) over () * sum(power(u.core_seconds, 2)) over (), 0), 4)
    from used as u
    order by u.core_seconds desc, u.user_name;
end
$$;

comment on function batch.fairness(text, timestamptz, timestamptz) is
'Who got how much over whole days (UTC) of [since, until): share of core hours, wait against the mean of
all, and Jain''s index of the core hours (1 is equal, 1/n is one user has all). Raises MU165.';

revoke all on function batch.fairness(text, timestamptz, timestamptz) from public;
