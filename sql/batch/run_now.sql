create or replace function batch.run_now(cluster text)
returns table (
    cores_per_node bigint,
    gpus_per_node bigint,
    memory_per_node bigint,
    nodes bigint,
    node_names text[],
    observed_at timestamptz
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    -- Every distinct shape of what is free, and how many nodes have at least that much.
    return query
    with free as (
        select n.name,
               n.cores_total - n.cores_assigned as cores,
               n.gpus_total - n.gpus_assigned as gpus,
               n.memory_total - n.memory_assigned as memory
        from batch.node as n
        where n.cluster_id = known.cluster_id
          and n.is_present
          and n.is_up
          and n.state !~ 'exclusive|busy'
          and n.cores_total > n.cores_assigned
    ), shape as (
        select f.cores, f.gpus, min(f.memory) as memory
        from free as f
        group by f.cores, f.gpus
    )
    select s.cores, s.gpus, s.memory, count(*),
           (array_agg(f.name order by f.cores, f.name))[1:10],
           (select max(c.observed_at)
            from batch.collection_log as c
            where c.cluster = known.name
              and c.source in ('nodes', 'sinfo')
              and c.status = 'succeeded')
    from shape as s
    join free as f
      on f.cores >= s.cores and f.gpus >= s.gpus and f.memory >= s.memory
    group by s.cores, s.gpus, s.memory
    order by s.cores desc, s.gpus desc;
end
$$;

comment on function batch.run_now(text) is
'Which job shapes fit now: for each shape of what is free on a node, on how many nodes it fits at once.

As of the last look at the nodes; node_names holds ten of them at most. Raises MU165.

    select * from batch.run_now(''north'');';

revoke all on function batch.run_now(text) from public;
