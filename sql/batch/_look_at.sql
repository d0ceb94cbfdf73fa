create or replace function batch._look_at(
    cluster_id bigint,
    at timestamptz,
    with_subjobs boolean,
    out previous_at timestamptz,
    out next_at timestamptz,
    out newest_at timestamptz
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The complete looks at all jobs (with_subjobs: at subjobs too) around a time.
    select (select max(c.observed_at)
            from batch.collection as c
            where c.cluster_id = _look_at.cluster_id and c.source = any (covering.sources)
              and c.status = 'succeeded' and c.observed_at < at),
           (select min(c.observed_at)
            from batch.collection as c
            where c.cluster_id = _look_at.cluster_id and c.source = any (covering.sources)
              and c.status = 'succeeded' and c.observed_at > at),
           (select max(c.observed_at)
            from batch.collection as c
            where c.cluster_id = _look_at.cluster_id and c.source = any (covering.sources)
              and c.status = 'succeeded')
    from (
        select array_agg(s.source) as sources
        from batch._source() as s
        where s.kind = 'jobs' and (s.has_subjobs or not with_subjobs)
    ) as covering
$$;

revoke all on function batch._look_at(bigint, timestamptz, boolean) from public;
