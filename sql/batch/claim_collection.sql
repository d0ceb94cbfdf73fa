create or replace function batch.claim_collection(
    worker text,
    cluster text default null,
    at timestamptz default now(),
    out collection_id bigint,
    out cluster_name text,
    out source_name text,
    out argv text[],
    out timeout interval,
    out max_bytes bigint
)
returns setof record
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.cluster_source, batch.collection
declare
    due record;
begin
    select s.cluster_id, s.source, s.argv, c.name,
           coalesce(s.timeout, muster.setting_interval('batch.command_timeout')) as timeout
    into due
    from batch.cluster_source as s
    join batch.cluster as c
      on c.cluster_id = s.cluster_id
    where c.is_enabled
      and c.name = coalesce(claim_collection.cluster, c.name)
      and s.leased_by is null
      -- One command of a cluster at a time: a scheduler that hangs holds one collector, not all of them.
      -- Who asks for a document by hand does not wait for that.
      and (s.requested_at is not null
        or (s.is_enabled
            and s.next_attempt_at <= at
            and not exists (
                select
                from batch.cluster_source as other
                where other.cluster_id = s.cluster_id
                  and other.leased_by is not null)))
    order by s.requested_at, s.next_attempt_at,
             array_position(array['server', 'queues', 'nodes', 'sinfo'], s.source), s.source
    limit 1
    for no key update of s skip locked;
    if not found then
        return;
    end if;

    insert into batch.collection as k
        (cluster_id, source, status, captured_at, observed_at, recorded_at, worker)
    values (due.cluster_id, due.source, 'running', at, at, at, claim_collection.worker)
    returning k.collection_id
    into claim_collection.collection_id;
    -- The lease outlives the command by a minute, for sending and ingesting what it printed.
    update batch.cluster_source as s
    set leased_by = claim_collection.worker,
        leased_until = at + due.timeout + interval '1 minute',
        leased_collection_id = claim_collection.collection_id,
        last_attempt_at = at,
        requested_at = null
    where s.cluster_id = due.cluster_id
      and s.source = due.source;

    cluster_name := due.name;
    source_name := due.source;
    argv := due.argv;
    timeout := due.timeout;
    max_bytes := muster.setting_bigint('batch.max_document_bytes');
    return next;
end
$$;

comment on function batch.claim_collection(text, text, timestamptz) is
'Gives the caller the next source that is due, and leases it, so that nobody else collects it meanwhile.

Returns no row when nothing is due. A cluster has one command running at a time, unless more are asked
for with batch.request_collection. The caller runs argv, for timeout at most, and hands the output to
batch.finish_collection. Without that the lease runs out and the collection counts as abandoned.';

revoke all on function batch.claim_collection(text, text, timestamptz) from public;
