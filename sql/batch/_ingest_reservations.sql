create or replace function batch._ingest_reservations(
    collection batch.collection,
    body text,
    timezone text,
    is_complete boolean
)
returns batch.collection
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- pbs_rstat -F, which prints text: "Resv ID: R51.host", then lines "key = value".
-- Writes: batch.reservation
begin
    with line as (
        select l.content, l.ordinal,
               count(*) filter (where l.content ~ '^Resv ID: ') over (order by l.ordinal) as block
        from string_to_table(body, chr(10)) with ordinality as l (content, ordinal)
    ), block as (
        select line.block,
               max(substring(line.content from '^Resv ID: (\S+)')) as id,
               jsonb_object_agg(
                   coalesce(substring(line.content from '^\s*([A-Za-z_.]+) = '), ''),
                   substring(line.content from ' = (.*)$')) as fields
        from line
        where line.block > 0
        group by line.block
    ), upserted as (
        insert into batch.reservation as r
            (cluster_id, scheduler_reservation_id, created_at, sequence_number, name, owner, queue, state,
             starts_at, ends_at, cores, nodes, attributes, observed_at)
        select collection.cluster_id, b.id,
               coalesce(batch._ctime(b.fields ->> 'ctime', timezone), collection.observed_at),
               substring(b.id from '^[A-Z](\d{1,18})')::bigint,
               b.fields ->> 'Reserve_Name', b.fields ->> 'Reserve_Owner', b.fields ->> 'queue',
               b.fields ->> 'reserve_state',
               batch._ctime(b.fields ->> 'reserve_start', timezone),
               batch._ctime(b.fields ->> 'reserve_end', timezone),
               batch._count(b.fields ->> 'Resource_List.ncpus'),
               b.fields ->> 'resv_nodes',
               b.fields - '' - 'Variable_List',
               collection.observed_at
        from block as b
        on conflict on constraint reservation_incarnation_key do update
        set name = excluded.name,
            owner = excluded.owner,
            queue = excluded.queue,
            state = excluded.state,
            starts_at = coalesce(excluded.starts_at, r.starts_at),
            ends_at = coalesce(excluded.ends_at, r.ends_at),
            cores = coalesce(excluded.cores, r.cores),
            nodes = coalesce(excluded.nodes, r.nodes),
            attributes = excluded.attributes,
            observed_at = excluded.observed_at
        where excluded.observed_at >= r.observed_at
          and excluded.attributes <> r.attributes
        returning xmax = 0 as is_new
    )
    select (select count(*) from block),
           count(*) filter (where u.is_new),
           count(*) filter (where not u.is_new)
    into collection.entries_seen, collection.entries_added, collection.entries_changed
    from upserted as u;

    if is_complete then
        update batch.reservation as r
        set ended_at = least(r.ends_at, collection.observed_at)
        where r.cluster_id = collection.cluster_id
          and r.ended_at is null
          and r.observed_at < collection.observed_at
          and not exists (
              select
              from string_to_table(body, chr(10)) as l (content)
              where l.content = 'Resv ID: ' || r.scheduler_reservation_id)
          and not exists (
              select
              from batch.collection as c
              where c.cluster_id = collection.cluster_id
                and c.source = collection.source
                and c.status = 'succeeded'
                and c.observed_at > collection.observed_at);
    end if;
    return collection;
end
$$;

revoke all on function batch._ingest_reservations(batch.collection, text, text, boolean) from public;
