create or replace function batch._ingest(
    cluster batch.cluster,
    kind text,
    has_subjobs boolean,
    collection batch.collection,
    document bytea,
    at timestamptz
)
returns batch.collection
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Reads one document and puts it in place. What it returns is the row of the log; an exception means
-- that nothing was put in place.
declare
    body text;
    parsed record;
    salvaged record;
    entries jsonb;
    readings batch._job_reading[];
    damaged text[];
    is_complete boolean := true;
    container text;
    time record;
begin
    select d.body, d.repaired_bytes
    into body, collection.repaired_bytes
    from batch._decode_document(document) as d;

    if kind = 'reservations' then
        time := batch._observed_at(collection.captured_at, null, at);
        collection.observed_at := time.observed_at;
        collection.clock_skew := time.clock_skew;
        collection := batch._ingest_reservations(
            collection, batch._latin(body), cluster.timezone, true);
        collection.status := 'succeeded';
        return collection;
    end if;

    container := case
        when cluster.scheduler = 'slurm' then kind
        when kind = 'jobs' then 'Jobs'
        when kind = 'queues' then 'Queue'
        when kind = 'server' then 'Server'
        else 'nodes'
    end;
    parsed := batch._parse_json(body);
    if parsed.message is not null then
        is_complete := false;
        collection.message := 'the document is not valid JSON';
        collection.detail := parsed.message;
        collection.offending_line := parsed.offending_line;
        collection.offending_text := left(batch._latin(
            split_part(body, chr(10), parsed.offending_line::integer)), 200);
        if cluster.scheduler <> 'openpbs' then
            collection.status := 'failed';
            return collection;
        end if;
        salvaged := batch._salvage_entries(body);
        entries := salvaged.entries;
        collection.entries_rejected := salvaged.rejected;
        if salvaged.rejected > 0 then
            collection.warnings := collection.warnings || format(
                '%s entries could not be read, the first is %s', salvaged.rejected,
                salvaged.first_rejected);
        end if;
        if entries = '{}' then
            collection.status := 'failed';
            return collection;
        end if;
        time := batch._observed_at(
            collection.captured_at,
            batch._epoch(substring(left(body, 500) from '"timestamp":\s*(\d+)')), at);
    else
        entries := parsed.parsed -> container;
        time := batch._observed_at(
            collection.captured_at, batch._epoch(parsed.parsed ->> 'timestamp'), at);
        -- Slurm says why it has no answer inside a document that looks like one.
        if jsonb_typeof(parsed.parsed -> 'errors') = 'array'
            and jsonb_array_length(parsed.parsed -> 'errors') > 0 then
            collection.status := 'failed';
            collection.message := 'the scheduler reports errors';
            collection.detail := left(parsed.parsed ->> 'errors', 1000);
            return collection;
        end if;
        if entries is null and (cluster.scheduler = 'slurm' or parsed.parsed ->> 'timestamp' is null) then
            collection.status := 'failed';
            collection.message := format('the document has no %s', container);
            return collection;
        end if;
        entries := coalesce(entries, '{}');
        if jsonb_typeof(entries) <> (
            case cluster.scheduler when 'slurm' then 'array' else 'object' end) then
            collection.status := 'failed';
            collection.message := format('%s of the document has an unknown shape', container);
            return collection;
        end if;
    end if;
    collection.observed_at := time.observed_at;
    collection.clock_skew := time.clock_skew;
    if collection.clock_skew is not null then
        collection.warnings := collection.warnings
            || format('the clocks of collector and scheduler differ by %s', collection.clock_skew);
    end if;
    perform batch._ensure_partitions(collection.observed_at);

    if collection.repaired_bytes > 0 then
        if jsonb_typeof(entries) = 'object' then
            damaged := array(
                select e.key
                from jsonb_each_text(entries) as e
                where e.value ~ U&'[\F780-\F7FF]' or e.key ~ U&'[\F780-\F7FF]');
        end if;
        entries := batch._latin(entries::text)::jsonb;
    end if;

    if kind = 'jobs' then
        if cluster.scheduler = 'slurm' then
            readings := array(
                select r from batch._read_slurm_jobs(entries, cluster.cluster_id) as r);
        else
            readings := batch._read_pbs_changes(cluster, entries);
        end if;
        if exists (
            select
            from unnest(readings) as r
            where r.created_at is null or r.scheduler_job_id is null) then
            is_complete := false;
            collection.entries_rejected := collection.entries_rejected + (
                select count(*)
                from unnest(readings) as r
                where r.created_at is null or r.scheduler_job_id is null);
            collection.message := coalesce(collection.message, 'entries without a time of creation');
            readings := array(
                select r
                from unnest(readings) as r
                where r.created_at is not null and r.scheduler_job_id is not null);
        end if;
        if damaged <> '{}' then
            readings := array(
                select jsonb_populate_record(r, '{"is_repaired": true}')
                from unnest(readings) as r
                where r.scheduler_job_id = any (damaged)
                union all
                select r
                from unnest(readings) as r
                where r.scheduler_job_id <> all (damaged));
        end if;
        collection := batch._ingest_jobs(
            collection, cluster, has_subjobs, readings, is_complete);
    elsif kind = 'queues' then
        collection := batch._ingest_queues(collection, entries, is_complete);
    elsif kind = 'server' then
        collection := batch._ingest_server(collection, entries);
    elsif cluster.scheduler = 'slurm' then
        collection := batch._ingest_nodes(
            collection, array(select n from batch._read_slurm_nodes(entries) as n), is_complete);
    else
        collection := batch._ingest_nodes(
            collection, array(select n from batch._read_pbs_nodes(entries) as n), is_complete);
    end if;
    collection.status := case when is_complete then 'succeeded' else 'partial' end;
    return collection;
end
$$;

revoke all on function batch._ingest(
    batch.cluster, text, boolean, batch.collection, bytea, timestamptz) from public;
