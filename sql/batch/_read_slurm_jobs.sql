create or replace function batch._read_slurm_jobs(jobs jsonb, cluster_id bigint)
returns setof batch._job_reading
language sql
stable
rows 10000
set search_path = pg_catalog, pg_temp
as $$
    -- "jobs" of squeue --json. A job array's tasks are 12_3, the row that stands for the tasks not yet
    -- split off is 12_[]. submit_time moves when a job is requeued, so a restarted job keeps the time
    -- under which it is known. end_time of a job that still runs is only the latest one possible.
    select
        scheduler_job_id,
        created_at,
        coalesce(batch._count(nullif(j.value ->> 'array_job_id', '0')), batch._count(j.value ->> 'job_id')),
        case when is_task or is_array then (j.value ->> 'array_job_id') || '_[]' end,
        case when is_task then batch._count(j.value ->> 'array_task_id') end,
        is_array,
        j.value ->> 'name',
        j.value ->> 'user_name',
        j.value ->> 'user_name',
        j.value ->> 'group_name',
        nullif(j.value ->> 'wckey', ''),
        nullif(j.value ->> 'account', ''),
        j.value ->> 'partition',
        state,
        j.value ->> 'job_state',
        null::integer,
        is_final,
        batch._epoch(j.value ->> 'submit_time'),
        batch._epoch(j.value ->> 'eligible_time'),
        started_at,
        case when is_final then coalesce(
            batch._epoch(j.value ->> 'end_time'), batch._epoch(j.value ->> 'last_sched_evaluation')) end,
        null::timestamptz,
        is_final and batch._epoch(j.value ->> 'end_time') is null,
        exit_status,
        exit_signal,
        case when is_final then
            case
                when j.value ->> 'job_state' = 'COMPLETED' then 'succeeded'
                when j.value ->> 'job_state' = 'TIMEOUT' then 'walltime_exceeded'
                when j.value ->> 'job_state' in ('OUT_OF_MEMORY', 'DEADLINE') then 'limit_exceeded'
                when j.value ->> 'job_state' = 'CANCELLED' then 'deleted'
                when j.value ->> 'job_state' in ('NODE_FAIL', 'BOOT_FAIL', 'PREEMPTED')
                    then 'scheduler_failed'
                when exit_signal is not null then 'signalled'
                else 'failed'
            end
        end,
        coalesce(batch._small_count(j.value ->> 'restart_cnt'), 0)
            + case when started_at is null and j.value ->> 'restart_cnt' = '0' then 0 else 1 end,
        batch._count(j.value ->> 'priority'),
        case when batch._count(j.value ->> 'time_limit') between 1 and 100000000
            then batch._count(j.value ->> 'time_limit') * interval '1 minute' end,
        case when is_final and started_at is not null and batch._epoch(j.value ->> 'end_time') >= started_at
            then batch._epoch(j.value ->> 'end_time') - started_at end,
        null::interval,
        null::interval,
        cores,
        batch._count(j.value ->> 'node_count'),
        batch._count(substring(j.value ->> 'tres_req_str' from 'gres/gpu=(\d+)')),
        case
            when batch._count(j.value ->> 'memory_per_node') between 1 and 1000000000000
                then batch._count(j.value ->> 'memory_per_node') * 1048576
                    * greatest(batch._count(j.value ->> 'node_count'), 1)
            when batch._count(j.value ->> 'memory_per_cpu') between 1 and 1000000000000
                then batch._count(j.value ->> 'memory_per_cpu') * 1048576 * cores
        end,
        null::bigint,
        null::bigint,
        jsonb_build_object('tres', j.value ->> 'tres_req_str'),
        jsonb_build_object('tres', j.value ->> 'tres_alloc_str'),
        nullif(j.value ->> 'batch_host', ''),
        nullif(j.value ->> 'nodes', ''),
        nullif(j.value ->> 'resv_name', ''),
        nullif(j.value ->> 'dependency', ''),
        null::text,
        j.value ->> 'state_reason',
        j.value ->> 'command',
        false,
        jsonb_hash_extended(j.value - 'last_sched_evaluation' - 'priority', 0)
    from jsonb_array_elements(jobs) as j
    cross join lateral (
        select batch._slurm_state(j.value ->> 'job_state', j.value ->> 'state_reason') as state,
               j.value ->> 'array_task_id' is not null and j.value ->> 'array_job_id' <> '0' as is_task,
               j.value ->> 'array_task_id' is null and j.value ->> 'array_job_id' <> '0' as is_array,
               batch._count(j.value ->> 'exit_code') as wait_status,
               greatest(batch._count(j.value ->> 'cpus'), 0) as cores
    ) as shared
    cross join lateral (
        select state = 'finished' as is_final,
               case
                   when is_task then (j.value ->> 'array_job_id') || '_' || (j.value ->> 'array_task_id')
                   when is_array then (j.value ->> 'array_job_id') || '_[]'
                   else j.value ->> 'job_id'
               end as scheduler_job_id,
               -- A start in a pending job's row is the scheduler's plan.
               case when state not in ('queued', 'held', 'waiting')
                   then batch._epoch(j.value ->> 'start_time') end as started_at
    ) as named
    cross join lateral (
        select case
                   when batch._count(j.value ->> 'restart_cnt') between 1 and 1000000 then coalesce(
                       (select max(k.created_at)
                        from batch.job as k
                        where k.cluster_id = _read_slurm_jobs.cluster_id
                          and k.scheduler_job_id = named.scheduler_job_id),
                       batch._epoch(j.value ->> 'submit_time'))
                   else batch._epoch(j.value ->> 'submit_time')
               end as created_at,
               case when is_final and wait_status between 0 and 65535 then wait_status >> 8 end::integer
                   as exit_status,
               case when is_final and wait_status between 1 and 65535
                   then nullif(wait_status & 127, 0) end::integer as exit_signal
    ) as derived
$$;

revoke all on function batch._read_slurm_jobs(jsonb, bigint) from public;
