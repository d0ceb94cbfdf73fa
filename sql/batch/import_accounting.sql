create or replace function batch.import_accounting(
    cluster text,
    document bytea,
    file_name text default null,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.accounting_import, batch.job and what hangs on it, batch.reservation, batch.job_day_stale
-- Raises: MU165
declare
    known batch.cluster := batch._find_cluster(cluster);
    body text;
    import batch.accounting_import;
    event record;
    merged record;
begin
    perform
    from batch.cluster as c
    where c.cluster_id = known.cluster_id
    for no key update;
    select batch._latin(d.body)
    into body
    from batch._decode_document(document) as d;

    with line as materialized (
        select l.ordinal,
               substring(l.content from '^(\d\d/\d\d/\d{4} \d\d:\d\d:\d\d);') as printed_at,
               split_part(l.content, ';', 2) as kind,
               split_part(l.content, ';', 3) as id,
               split_part(l.content, ';', 4) as message_start,
               l.content
        from string_to_table(body, chr(10)) with ordinality as l (content, ordinal)
        where l.content <> ''
    )
    select count(*), count(*) filter (where line.printed_at is null or line.id = ''),
           min(line.ordinal) filter (where line.printed_at is null or line.id = ''),
           min(timezone(known.timezone, to_timestamp(line.printed_at, 'MM/DD/YYYY HH24:MI:SS')::timestamp)),
           max(timezone(known.timezone, to_timestamp(line.printed_at, 'MM/DD/YYYY HH24:MI:SS')::timestamp))
    into import.lines, import.lines_rejected, import.first_rejected_line, import.first_record_at,
         import.last_record_at
    from line;
    import.jobs_added := 0;
    import.jobs_changed := 0;
    import.transitions_added := 0;

    -- Records of one incarnation share ctime; those that print none (deleted, suspended, resumed) belong
    -- to the incarnation that the lines before them speak of.
    for merged in
        with record as materialized (
            select r.*,
                   max(batch._epoch(r.fields ->> 'ctime')) over (
                       partition by r.id order by r.ordinal) as created_at
            from batch._read_accounting(body, known.timezone) as r
        )
        select r.id, r.created_at,
               (array_agg(r.fields order by r.ordinal desc) filter (where r.kind in ('Q', 'S', 'E')))[1]
                   as last_fields,
               (array_agg(r.fields order by r.ordinal desc) filter (where r.kind = 'E'))[1] as end_fields,
               (array_agg(r.fields order by r.ordinal desc) filter (where r.kind = 'S'))[1] as start_fields,
               (array_agg(r.fields order by r.ordinal desc) filter (where r.kind = 'Q'))[1] as queue_fields,
               max(r.recorded_at) filter (where r.kind in ('A', 'D')) as deleted_at,
               max(r.recorded_at) as last_at,
               min(r.recorded_at) as first_at,
               jsonb_agg(jsonb_build_object(
                   'kind', r.kind, 'at', r.recorded_at, 'start', r.fields ->> 'start',
                   'end', r.fields ->> 'end', 'exec_vnode', r.fields ->> 'exec_vnode') order by r.ordinal)
                   filter (where r.kind in ('Q', 'S', 'E', 'R', 'z', 'r', 'D', 'A')) as events
        from record as r
        where r.created_at is not null
          and r.kind in ('Q', 'S', 'E', 'R', 'z', 'r', 'D', 'A')
        group by r.id, r.created_at
        order by r.id, r.created_at
    loop
        event := batch._merge_accounting(
            known.cluster_id, merged.id, merged.created_at,
            merged.last_fields, merged.end_fields, merged.start_fields, merged.queue_fields,
            merged.deleted_at, merged.first_at, merged.last_at, merged.events);
        import.jobs_added := import.jobs_added + event.added;
        import.jobs_changed := import.jobs_changed + event.changed;
        import.transitions_added := import.transitions_added + event.transitions;
    end loop;

    insert into batch.reservation as v
        (cluster_id, scheduler_reservation_id, created_at, sequence_number, name, owner, queue, state,
         starts_at, ends_at, began_at, ended_at, cores, nodes, observed_at)
    select known.cluster_id, r.id,
           coalesce(max(batch._epoch(r.fields ->> 'ctime')), min(r.recorded_at)),
           substring(r.id from '^[A-Z](\d{1,18})')::bigint,
           max(r.fields ->> 'name'), max(r.fields ->> 'owner'), max(r.fields ->> 'queue'),
           case (array_agg(r.kind order by r.ordinal desc))[1]
               when 'B' then 'running' when 'F' then 'finished' when 'K' then 'deleted' else 'confirmed' end,
           max(batch._epoch(r.fields ->> 'start')), max(batch._epoch(r.fields ->> 'end')),
           min(r.recorded_at) filter (where r.kind = 'B'),
           max(r.recorded_at) filter (where r.kind in ('F', 'K')),
           max(batch._count(r.fields ->> 'Resource_List.ncpus')), max(r.fields ->> 'nodes'),
           max(r.recorded_at)
    from batch._read_accounting(body, known.timezone) as r
    where r.kind in ('U', 'Y', 'B', 'F', 'K')
      and r.id ~ '^[RSM]\d+'
    group by r.id
    on conflict on constraint reservation_incarnation_key do update
    set began_at = coalesce(excluded.began_at, v.began_at),
        ended_at = coalesce(excluded.ended_at, v.ended_at),
        state = excluded.state,
        cores = coalesce(excluded.cores, v.cores),
        observed_at = greatest(excluded.observed_at, v.observed_at);

    insert into batch.accounting_import as i
        (cluster_id, file_name, document_sha256, imported_at, lines, lines_rejected, first_rejected_line,
         jobs_added, jobs_changed, transitions_added, first_record_at, last_record_at)
    values
        (known.cluster_id, import_accounting.file_name, sha256(document), at, import.lines,
         import.lines_rejected, import.first_rejected_line, import.jobs_added, import.jobs_changed,
         import.transitions_added, import.first_record_at, import.last_record_at)
    returning i.accounting_import_id
    into import.accounting_import_id;
    return import.accounting_import_id;
end
$$;

comment on function batch.import_accounting(text, bytea, text, timestamptz) is
'Reads a PBS accounting log (server_priv/accounting/YYYYMMDD) and fills the past with it.

Jobs that were never seen are added; starts, ends and exit codes of known jobs are those of the log; lost
jobs are mended. Importing a log again changes nothing but the list of imports. Lines that are no records
are counted, the first one by its number. Returns the row of batch.accounting_import; raises MU165.

    select batch.import_accounting(''north'', pg_read_binary_file(''/tmp/20261120''), ''20261120'');';

revoke all on function batch.import_accounting(text, bytea, text, timestamptz) from public;
