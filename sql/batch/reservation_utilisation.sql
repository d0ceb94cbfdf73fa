create or replace function batch.reservation_utilisation(
    cluster text,
    since timestamptz,
    until timestamptz
)
returns table (
    reservation text,
    name text,
    owner text,
    starts_at timestamptz,
    ends_at timestamptz,
    cores bigint,
    jobs bigint,
    core_hours_reserved double precision,
    core_hours_used double precision,
    utilisation double precision
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
    select r.scheduler_reservation_id, r.name, r.owner, r.starts_at, r.ends_at, r.cores,
           count(j.job_id),
           reserved.seconds / 3600,
           coalesce(sum(used.seconds), 0) / 3600,
           coalesce(sum(used.seconds), 0) / nullif(reserved.seconds, 0)
    from batch.reservation as r
    cross join lateral (
        select (extract(epoch from least(r.ends_at, until) - greatest(r.starts_at, since)) * r.cores)
            ::double precision as seconds
    ) as reserved
    left join batch.job as j
      on j.cluster_id = r.cluster_id
     and not j.is_array
     and (j.reservation = r.scheduler_reservation_id or j.queue = r.queue)
     and j.started_at < least(r.ends_at, until)
     and coalesce(j.ended_at, j.estimated_ended_at, until) > greatest(r.starts_at, since)
    left join lateral (
        select (extract(epoch from
                least(coalesce(j.ended_at, j.estimated_ended_at, until), r.ends_at, until)
                - greatest(j.started_at, r.starts_at, since)) * j.cores_requested)
            ::double precision as seconds
    ) as used
      on true
    where r.cluster_id = known.cluster_id
      and r.starts_at < until
      and r.ends_at > since
    group by r.reservation_id, reserved.seconds
    order by r.starts_at, r.scheduler_reservation_id;
end
$$;

comment on function batch.reservation_utilisation(text, timestamptz, timestamptz) is
'How much of each reservation the jobs in it used, within [since, until). Raises MU165.';

revoke all on function batch.reservation_utilisation(text, timestamptz, timestamptz) from public;
