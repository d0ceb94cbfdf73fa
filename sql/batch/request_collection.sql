create or replace function batch.request_collection(
    cluster text,
    source text default null,
    at timestamptz default now()
)
returns integer
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.cluster_source, muster.event
-- Raises: MU165, MU065
declare
    known batch.cluster := batch._find_cluster(cluster);
    requested integer;
begin
    if source is not null then
        perform batch._find_source(known, source);
    end if;
    update batch.cluster_source as s
    set requested_at = at
    where s.cluster_id = known.cluster_id
      and s.source = coalesce(request_collection.source, s.source)
      and (s.is_enabled or request_collection.source is not null);
    get diagnostics requested = row_count;
    perform muster.emit_event('batch_collect', known.name, jsonb_build_object('source', source));
    return requested;
end
$$;

comment on function batch.request_collection(text, text, timestamptz) is
'Asks the workers to collect a cluster now, also when its last attempts failed.

Without a source all that are enabled. Returns how many; raises MU165, MU065.

    select batch.request_collection(''north'');';

revoke all on function batch.request_collection(text, text, timestamptz) from public;
