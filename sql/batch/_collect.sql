create or replace function batch._collect(
    cluster text,
    source text,
    captured_at timestamptz,
    exit_code integer,
    document bytea,
    stderr text,
    failure text,
    running_collection_id bigint,
    at timestamptz
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
-- 20,000 jobs are 36 MB; at the default of 4 MB each sort and each list of them would go to disk.
set work_mem = '128MB'
as $$
-- One collection is one transaction: all of it or none, and the row of the log says which.
-- Writes: batch.collection, batch.raw_document, and what batch._ingest writes
-- Raises: MU165, MU065, MU066
declare
    known batch.cluster := batch._find_cluster(cluster);
    about record := batch._find_source(known, source);
    sha bytea := sha256(coalesce(document, ''));
    collection batch.collection;
    attempt batch.collection;
    max_bytes bigint := muster.setting_bigint('batch.max_document_bytes');
    began_at timestamptz := clock_timestamp();
    error_state text;
    error_message text;
    error_detail text;
begin
    if captured_at is null or not isfinite(captured_at) then
        raise exception using
            errcode = 'MU066',
            message = 'a document needs the time at which it was captured',
            detail = format('The time given is %s.', coalesce(captured_at::text, 'null')),
            hint = 'Pass the time at which the command was started.';
    end if;
    -- Two collections of one cluster take turns.
    perform
    from batch.cluster as c
    where c.cluster_id = known.cluster_id
    for no key update;

    if running_collection_id is null then
        select c.*
        into collection
        from batch.collection as c
        where c.cluster_id = known.cluster_id
          and c.source = _collect.source
          and c.captured_at = _collect.captured_at
          and c.document_sha256 = sha
          and c.exit_code is not distinct from _collect.exit_code
          and c.status <> 'running'
        limit 1;
        if found then
            return collection.collection_id;
        end if;
        insert into batch.collection as c
            (cluster_id, source, status, captured_at, observed_at, recorded_at)
        values (known.cluster_id, _collect.source, 'running', _collect.captured_at,
            least(_collect.captured_at, at), at)
        returning c.*
        into collection;
    else
        update batch.collection as c
        set captured_at = _collect.captured_at,
            observed_at = least(_collect.captured_at, at)
        where c.collection_id = running_collection_id
          and c.status = 'running'
          and c.cluster_id = known.cluster_id
          and c.source = _collect.source
        returning c.*
        into collection;
        if not found then
            raise exception using
                errcode = 'MU265',
                message = 'the collection is not running any more',
                detail = format('Collection %s ended, or its lease ran out.', running_collection_id),
                hint = 'Drop this result: the source is collected again when it is due.';
        end if;
    end if;

    collection.exit_code := exit_code;
    collection.stderr := nullif(left(stderr, 4000), '');
    collection.document_sha256 := sha;
    collection.byte_count := octet_length(coalesce(document, ''))::bigint;

    if failure is not null then
        collection.message := failure;
    elsif exit_code is distinct from 0 then
        collection.message := format('the command ended with exit code %s', exit_code);
        collection.detail := nullif(left(split_part(stderr, chr(10), 1), 500), '');
    elsif collection.byte_count > max_bytes then
        collection.message := 'the output is larger than batch.max_document_bytes';
        collection.detail := format('%s bytes, and %s are allowed.', collection.byte_count, max_bytes);
    elsif collection.byte_count = 0 and about.kind <> 'reservations' then
        collection.message := 'the command printed nothing';
    end if;

    if collection.message is not null then
        collection.status := 'failed';
    else
        begin
            attempt := batch._ingest(
                known, about.kind, about.has_subjobs, collection, coalesce(document, ''), at);
            collection := attempt;
        exception
            when serialization_failure or deadlock_detected then
                raise;
            when others then
                get stacked diagnostics
                    error_state = returned_sqlstate,
                    error_message = message_text,
                    error_detail = pg_exception_context;
                collection.status := 'failed';
                collection.sqlstate := error_state;
                collection.message := error_message;
                collection.detail := error_detail;
        end;
    end if;
    if collection.status = 'succeeded' then
        collection.message := null;
    end if;

    if collection.byte_count between 1 and max_bytes then
        insert into batch.raw_document as d (document_sha256, byte_count, content, stored_at)
        values (sha, collection.byte_count, document, at)
        on conflict on constraint raw_document_pkey do nothing;
    end if;

    update batch.collection as c
    set status = collection.status,
        observed_at = collection.observed_at,
        took = clock_timestamp() - began_at,
        exit_code = collection.exit_code,
        stderr = collection.stderr,
        document_sha256 = collection.document_sha256,
        byte_count = collection.byte_count,
        entries_seen = coalesce(collection.entries_seen, 0),
        entries_added = coalesce(collection.entries_added, 0),
        entries_changed = coalesce(collection.entries_changed, 0),
        entries_rejected = coalesce(collection.entries_rejected, 0),
        transitions_added = coalesce(collection.transitions_added, 0),
        jobs_lost = coalesce(collection.jobs_lost, 0),
        jobs_mended = coalesce(collection.jobs_mended, 0),
        repaired_bytes = coalesce(collection.repaired_bytes, 0),
        clock_skew = collection.clock_skew,
        warnings = collection.warnings,
        sqlstate = collection.sqlstate,
        message = collection.message,
        detail = collection.detail,
        offending_line = collection.offending_line,
        offending_text = collection.offending_text
    where c.collection_id = collection.collection_id;

    if collection.status <> 'succeeded' then
        perform muster.emit_event('batch_collection_failed', collection.collection_id::text,
            jsonb_build_object('cluster', known.name, 'source', collection.source,
                'status', collection.status));
    end if;
    if collection.jobs_lost > 0 then
        perform muster.emit_event('batch_job_lost', known.name,
            jsonb_build_object('collection_id', collection.collection_id,
                'jobs', collection.jobs_lost));
    end if;
    return collection.collection_id;
end
$$;

revoke all on function batch._collect(
    text, text, timestamptz, integer, bytea, text, text, bigint, timestamptz) from public;
