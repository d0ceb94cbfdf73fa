create or replace function batch.queue_depth(cluster text, at timestamptz default now())
returns table (
    queue text,
    size_class text,
    walltime_class text,
    jobs bigint,
    nodes numeric,
    cores numeric,
    core_hours numeric,
    longest_wait_for interval
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
    select j.queue,
           batch._size_class(j.nodes_requested),
           batch._walltime_class(j.walltime_requested_for),
           count(*),
           sum(j.nodes_requested),
           sum(j.cores_requested),
           round(sum(j.cores_requested * extract(epoch from j.walltime_requested_for)) / 3600, 2),
           max(queue_depth.at - j.created_at)
    from batch.job as j
    where j.cluster_id = known.cluster_id
      and not j.is_array
      and j.created_at <= queue_depth.at
      and (j.started_at is null or j.started_at > queue_depth.at)
      and (coalesce(j.ended_at, j.vanished_before) is null
        or coalesce(j.ended_at, j.vanished_before) > queue_depth.at)
    group by j.queue, 2, 3
    order by j.queue, 2, 3;
end
$$;

comment on function batch.queue_depth(text, timestamptz) is
'What waited at a time, by queue, number of nodes and walltime asked for. Raises MU165.

    select * from batch.queue_depth(''north'');';

revoke all on function batch.queue_depth(text, timestamptz) from public;
