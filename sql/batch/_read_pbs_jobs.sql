create or replace function batch._read_pbs_jobs(
    ids text[],
    jobs jsonb[],
    content_hashes bigint[],
    timezone text
)
returns setof batch._job_reading
language sql
stable
rows 10000
set search_path = pg_catalog, pg_temp
as $$
    -- Entries of "Jobs" of qstat -f -F json, as arrays: to put 20,000 of them into an object again takes
    -- longer than to read them. Environment variables are left in the raw document: they may be secrets.
    -- history_timestamp is the time that the accounting log calls end; obittime is up to 1 s earlier.
    select
        j.key,
        batch._ctime(j.value ->> 'ctime', timezone),
        substring(j.key from '^\d{1,18}')::bigint,
        j.value ->> 'array_id',
        batch._count(j.value ->> 'array_index'),
        coalesce(j.value ->> 'array' = 'True', false),
        j.value ->> 'Job_Name',
        j.value ->> 'Job_Owner',
        coalesce(j.value ->> 'euser', split_part(j.value ->> 'Job_Owner', '@', 1)),
        j.value ->> 'egroup',
        j.value ->> 'project',
        j.value ->> 'Account_Name',
        j.value ->> 'queue',
        batch._pbs_state(j.value ->> 'job_state'),
        j.value ->> 'job_state',
        batch._small_count(j.value ->> 'substate'),
        is_final,
        batch._ctime(j.value ->> 'qtime', timezone),
        batch._ctime(j.value ->> 'etime', timezone),
        batch._ctime(j.value ->> 'stime', timezone),
        case when is_final then coalesce(
            batch._epoch(j.value ->> 'history_timestamp'),
            batch._ctime(j.value ->> 'obittime', timezone),
            batch._ctime(j.value ->> 'mtime', timezone)) end,
        batch._ctime(j.value ->> 'mtime', timezone),
        is_final and batch._epoch(j.value ->> 'history_timestamp') is null
            and batch._ctime(j.value ->> 'obittime', timezone) is null,
        exit_status,
        case when exit_status between 257 and 320 then exit_status - 256 end,
        case when is_final then batch._pbs_outcome(
            batch._small_count(j.value ->> 'substate'), exit_status,
            batch._ctime(j.value ->> 'stime', timezone)) end,
        batch._small_count(j.value ->> 'run_count'),
        batch._count(j.value ->> 'Priority'),
        batch._span(requested ->> 'walltime'),
        batch._span(used ->> 'walltime'),
        batch._span(used ->> 'cput'),
        batch._span(j.value ->> 'eligible_time'),
        batch._count(requested ->> 'ncpus'),
        batch._count(requested ->> 'nodect'),
        batch._count(requested ->> 'ngpus'),
        batch._bytes(requested ->> 'mem'),
        batch._bytes(used ->> 'mem'),
        batch._bytes(used ->> 'vmem'),
        requested,
        used,
        j.value ->> 'exec_host',
        j.value ->> 'exec_vnode',
        j.value ->> 'reserve_ID',
        j.value ->> 'depend',
        j.value ->> 'Hold_Types',
        j.value ->> 'comment',
        j.value ->> 'Submit_arguments',
        false,
        j.content_hash
    from unnest(ids, jobs, content_hashes) as j (key, value, content_hash)
    cross join lateral (
        select coalesce(j.value ->> 'job_state' in ('F', 'X', 'M'), false) as is_final,
               batch._small_count(j.value ->> 'Exit_status') as exit_status,
               coalesce(j.value -> 'Resource_List', '{}') as requested,
               coalesce(j.value -> 'resources_used', '{}') as used
        -- Without this the planner would write each of them wherever it is used.
        offset 0
    ) as shared
$$;

revoke all on function batch._read_pbs_jobs(text[], jsonb[], bigint[], text) from public;
