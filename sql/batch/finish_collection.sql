create or replace function batch.finish_collection(
    collection_id bigint,
    worker text,
    captured_at timestamptz,
    exit_code integer,
    document bytea,
    stderr text default '',
    failure text default null,
    at timestamptz default now()
)
returns text
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: what batch.collect writes, batch.cluster_source
-- Raises: MU265
declare
    lease record;
    outcome text;
begin
    select c.name, s.source, s.cluster_id, s.every
    into lease
    from batch.cluster_source as s
    join batch.cluster as c
      on c.cluster_id = s.cluster_id
    where s.leased_collection_id = finish_collection.collection_id
      and s.leased_by = worker
    for no key update of s;
    if not found then
        raise exception using
            errcode = 'MU265',
            message = 'the collection is not running any more',
            detail = format('Worker %L does not hold collection %s.', worker, collection_id),
            hint = 'Drop this result: the source is collected again when it is due.';
    end if;

    perform batch._collect(lease.name, lease.source, captured_at, exit_code, document, stderr, failure,
        collection_id, at);
    select c.status
    into outcome
    from batch.collection as c
    where c.collection_id = finish_collection.collection_id;
    perform batch._end_lease(lease.cluster_id, lease.source, outcome = 'succeeded', at);
    return outcome;
end
$$;

comment on function batch.finish_collection(
    bigint, text, timestamptz, integer, bytea, text, text, timestamptz) is
'Hands in what a claimed command printed: batch.collect, and then the time of the next attempt.

failure says why there is no usable output (the command is missing, ran too long, printed too much);
exit_code is null when there is none. Returns succeeded, partial or failed. After a failure the next
attempt comes after batch.retry_after, doubled with each further failure up to batch.max_backoff.
Raises MU265 when the lease ran out.';

revoke all on function batch.finish_collection(
    bigint, text, timestamptz, integer, bytea, text, text, timestamptz) from public;
