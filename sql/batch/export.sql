create or replace function batch.export(
    cluster text,
    result text,
    since timestamptz,
    until timestamptz,
    format text default 'csv'
)
returns setof text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The names that may be exported are written out here; nothing of the caller becomes SQL.
-- Raises: MU165, MU068
declare
    known batch.cluster := batch._find_cluster(cluster);
    source text := case result
        when 'jobs' then 'select f.* from batch.job_feature as f join batch.job as j using (job_id)
            where j.cluster_id = $4 and coalesce(j.ended_at, $3) >= $2 and j.created_at < $3
            order by f.created_at, f.scheduler_job_id'
        when 'transitions' then 'select j.scheduler_job_id, t.* from batch.job_transition as t
            join batch.job as j using (job_id)
            where j.cluster_id = $4 and t.observed_at >= $2 and t.observed_at < $3
            order by t.observed_at, t.job_id'
        when 'statistics_by_queue' then 'select * from batch.job_statistics($1, $2, $3, ''queue'')'
        when 'statistics_by_user' then 'select * from batch.job_statistics($1, $2, $3, ''user'')'
        when 'statistics_by_project' then 'select * from batch.job_statistics($1, $2, $3, ''project'')'
        when 'statistics_by_size' then 'select * from batch.job_statistics($1, $2, $3, ''size'')'
        when 'throughput' then 'select * from batch.throughput($1, $2, $3, greatest(($3 - $2) / 1000,
            interval ''1 hour''))'
        when 'utilisation' then 'select * from batch.utilisation($1, $2, $3, greatest(($3 - $2) / 1000,
            interval ''1 hour''))'
        when 'node_utilisation' then 'select * from batch.node_utilisation($1, $2, $3)'
        when 'queue_depth' then 'select * from batch.queue_depth($1, $3)'
        when 'fairness' then 'select * from batch.fairness($1, $2, $3)'
        when 'usage' then 'select * from batch.usage_insight($1, $2, $3)'
        when 'reservations' then 'select * from batch.reservation_utilisation($1, $2, $3)'
        when 'run_now' then 'select * from batch.run_now($1)'
        when 'quality' then 'select * from batch.data_quality($1, $2, $3)'
    end;
begin
    if source is null or format is null or format not in ('csv', 'json') then
        raise exception using
            errcode = 'MU068',
            message = 'this cannot be exported',
            detail = pg_catalog.format('result is %L, format is %L.', result, format),
            hint = 'Results: jobs, transitions, statistics_by_queue (user, project, size), throughput, '
                'utilisation, node_utilisation, queue_depth, fairness, usage, reservations, run_now, '
                'quality. Formats: csv, json.';
    end if;
    if format = 'json' then
        return query execute pg_catalog.format('select row_to_json(r)::text from (%s) as r', source)
            using cluster, since, until, known.cluster_id;
        return;
    end if;
    return query execute pg_catalog.format(
        'with row as materialized (select row_number() over () as n, row_to_json(r) as fields from (%s) as r)
         select line from (
             select 0::bigint as n, (select string_agg(k, '','') from row as f,
                 json_object_keys(f.fields) as k where f.n = 1) as line
             union all
             select row.n, (select string_agg(batch._csv_field(e.value), '','' order by e.ordinality)
                 from json_each_text(row.fields) with ordinality as e)
             from row) as lines
         where line is not null order by n', source)
        using cluster, since, until, known.cluster_id;
end
$$;

comment on function batch.export(text, text, timestamptz, timestamptz, text) is
'A result of the module as lines of CSV (with a header) or of JSON, one object per line.

Results: jobs, transitions, statistics_by_queue, _user, _project, _size, throughput, utilisation,
node_utilisation, queue_depth, fairness, usage, reservations, run_now, quality. Raises MU165, MU068.

    select * from batch.export(''north'', ''jobs'', ''2026-11-01'', ''2026-12-01'', ''csv'');';

revoke all on function batch.export(text, text, timestamptz, timestamptz, text) from public;
