create or replace function batch.end_abandoned_collections(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.collection, batch.cluster_source
declare
    lease record;
    ended bigint := 0::bigint;
begin
    for lease in
        select s.cluster_id, s.source, s.leased_collection_id
        from batch.cluster_source as s
        where s.leased_until < at
        order by s.leased_until
        limit 100
        for no key update skip locked
    loop
        update batch.collection as c
        set status = 'abandoned',
            message = 'the worker did not report back'
        where c.collection_id = lease.leased_collection_id
          and c.status = 'running';
        perform batch._end_lease(lease.cluster_id, lease.source, false, at);
        ended := ended + 1;
    end loop;
    return ended;
end
$$;

comment on function batch.end_abandoned_collections(timestamptz) is
'Ends collections whose lease ran out because their worker died; their sources become due again.

Returns how many. The task batch.abandoned calls it every minute.';

revoke all on function batch.end_abandoned_collections(timestamptz) from public;
