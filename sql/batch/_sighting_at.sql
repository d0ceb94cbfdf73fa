create or replace function batch._sighting_at(cluster batch.cluster, at timestamptz)
returns table (
    scheduler_job_id text,
    created_at timestamptz,
    state text,
    scheduler_state text
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- What the complete look at a time showed, from its raw document; no rows when that is gone.
declare
    body text;
    parsed jsonb;
begin
    select batch._latin(d.body)
    into body
    from batch.collection as c
    join batch._source() as s
      on s.source = c.source and s.kind = 'jobs'
    join batch.raw_document as r
      on r.document_sha256 = c.document_sha256
    cross join lateral batch._decode_document(r.content) as d
    where c.cluster_id = cluster.cluster_id
      and c.observed_at = at
      and c.status = 'succeeded'
    limit 1;
    if body is null then
        return;
    end if;
    parsed := body::jsonb;
    return query
    select r.scheduler_job_id, r.created_at, r.state, r.scheduler_state
    from (
        select array_agg(e.key) as ids, array_agg(e.value) as jobs
        from jsonb_each(coalesce(parsed -> 'Jobs', '{}')) as e
    ) as entry
    cross join batch._read_pbs_jobs(entry.ids, entry.jobs, null, cluster.timezone) as r
    where cluster.scheduler = 'openpbs'
    union all
    select r.scheduler_job_id, r.created_at, r.state, r.scheduler_state
    from batch._read_slurm_jobs(coalesce(parsed -> 'jobs', '[]'), cluster.cluster_id) as r
    where cluster.scheduler = 'slurm';
end
$$;

revoke all on function batch._sighting_at(batch.cluster, timestamptz) from public;
