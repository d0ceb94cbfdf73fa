create or replace function batch.raw_job(job_id bigint)
returns jsonb
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select (batch._parse_json(batch._latin(d.body))).parsed -> 'Jobs' -> j.scheduler_job_id
    from batch.job as j
    join batch.collection as c
      on c.collection_id = j.last_collection_id
    join batch.raw_document as r
      on r.document_sha256 = c.document_sha256
    cross join lateral batch._decode_document(r.content) as d
    where j.job_id = raw_job.job_id
$$;

comment on function batch.raw_job(bigint) is
'What PBS printed about a job when its row was last written, environment included; null when the raw
document is older than batch.raw_retention.';

revoke all on function batch.raw_job(bigint) from public;
