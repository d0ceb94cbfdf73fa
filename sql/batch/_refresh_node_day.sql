create or replace function batch._refresh_node_day(cluster_id bigint, day date, at timestamptz)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- A row of a node's snapshots holds until its next one; a look holds until the next look, for
    -- batch.max_gap at most. What is known of a day is where both hold.
    -- Writes: batch.node_day
    delete from batch.node_day as d
    where d.cluster_id = $1 and d.day = $2;

    insert into batch.node_day
        (node_id, day, cluster_id, known_seconds, up_seconds, core_seconds, core_seconds_usable, gpu_seconds,
         gpu_seconds_usable)
    with bound as (
        select $2::timestamp at time zone 'UTC' as lower,
               ($2 + 1)::timestamp at time zone 'UTC' as upper,
               muster.setting_interval('batch.max_gap') as gap
    ), look as (
        select s.observed_at as from_at,
               coalesce(lead(s.observed_at) over (order by s.observed_at), s.observed_at) as next_at
        from batch.system_snapshot as s
        cross join bound as b
        where s.cluster_id = $1
          and s.kind = 'nodes'
          and s.observed_at >= b.lower - b.gap
          and s.observed_at < b.upper + b.gap
    ), known as (
        select range_agg(tstzrange(
                   greatest(l.from_at, b.lower),
                   least(l.next_at, l.from_at + b.gap, b.upper))) as spans
        from look as l
        cross join bound as b
        where greatest(l.from_at, b.lower) < least(l.next_at, l.from_at + b.gap, b.upper)
    ), held as (
        select s.*,
               lead(s.observed_at, 1, b.upper + b.gap) over (
                   partition by s.node_id order by s.observed_at) as until_at
        from batch.node_snapshot as s
        cross join bound as b
        where s.cluster_id = $1
          and s.observed_at >= b.lower - interval '1 day' - b.gap
          and s.observed_at < b.upper
    ), piece as (
        select h.*,
               (select coalesce(sum(extract(epoch from upper(p) - lower(p))), 0)
                from unnest(k.spans * tstzmultirange(tstzrange(
                    greatest(h.observed_at, b.lower), least(h.until_at, b.upper)))) as p) as seconds
        from held as h
        cross join bound as b
        cross join known as k
        where k.spans is not null
          and h.until_at > b.lower
          and greatest(h.observed_at, b.lower) < least(h.until_at, b.upper)
    )
    select p.node_id, $2, p.cluster_id,
           sum(p.seconds),
           coalesce(sum(p.seconds) filter (where p.is_up), 0),
           sum(p.seconds * p.cores_assigned),
           coalesce(sum(p.seconds * p.cores_total) filter (where p.is_up), 0),
           sum(p.seconds * p.gpus_assigned),
           coalesce(sum(p.seconds * p.gpus_total) filter (where p.is_up), 0)
    from piece as p
    group by p.node_id, p.cluster_id
    having sum(p.seconds) > 0
$$;

revoke all on function batch._refresh_node_day(bigint, date, timestamptz) from public;
