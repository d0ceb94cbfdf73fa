create or replace function batch.node_utilisation(
    cluster text,
    since timestamptz,
    until timestamptz
)
returns table (
    node text,
    known_hours double precision,
    up_share double precision,
    core_utilisation double precision,
    gpu_utilisation double precision
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
    select n.name,
           d.known_seconds / 3600,
           d.up_seconds / nullif(d.known_seconds, 0),
           d.core_seconds / nullif(d.core_seconds_usable, 0),
           d.gpu_seconds / nullif(d.gpu_seconds_usable, 0)
    from (
        select k.node_id, sum(k.known_seconds) as known_seconds, sum(k.up_seconds) as up_seconds,
               sum(k.core_seconds) as core_seconds, sum(k.core_seconds_usable) as core_seconds_usable,
               sum(k.gpu_seconds) as gpu_seconds, sum(k.gpu_seconds_usable) as gpu_seconds_usable
        from batch.node_day as k
        where k.cluster_id = known.cluster_id
          and k.day >= (since at time zone 'UTC')::date
          and k.day < (until at time zone 'UTC')::date
        group by k.node_id
    ) as d
    join batch.node as n
      on n.node_id = d.node_id
    order by n.name;
end
$$;

comment on function batch.node_utilisation(text, timestamptz, timestamptz) is
'The use of each node over whole days (UTC) of [since, until), time-weighted, from batch.node_day.

Raises MU165.';

revoke all on function batch.node_utilisation(text, timestamptz, timestamptz) from public;
