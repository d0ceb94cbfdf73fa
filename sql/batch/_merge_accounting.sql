create or replace function batch._merge_accounting(
    cluster_id bigint,
    scheduler_job_id text,
    created_at timestamptz,
    last_fields jsonb,
    end_fields jsonb,
    start_fields jsonb,
    queue_fields jsonb,
    deleted_at timestamptz,
    first_at timestamptz,
    last_at timestamptz,
    events jsonb,
    out added integer,
    out changed integer,
    out transitions integer
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- What an accounting log says of one incarnation. The log is the scheduler's own record: its start, end
-- and exit code win over what documents said; everything else only fills what is unknown.
-- Writes: batch.job, batch.job_transition, batch.job_run, batch.job_day_stale
declare
    known batch.job;
    event jsonb;
    f jsonb := coalesce(end_fields, start_fields, queue_fields, last_fields);
    has_ended boolean := end_fields is not null or (deleted_at is not null and start_fields is null);
    started timestamptz := batch._epoch(coalesce(end_fields, start_fields) ->> 'start');
    ended timestamptz := case
        when end_fields is not null then batch._epoch(end_fields ->> 'end')
        when start_fields is null then deleted_at
    end;
    code integer := batch._small_count(end_fields ->> 'Exit_status');
    run integer;
    kind text;
    next_state text;
begin
    added := 0;
    changed := 0;
    transitions := 0;
    if f is null then
        return;
    end if;
    insert into batch.job as j
        (cluster_id, scheduler_job_id, created_at, sequence_number, array_parent, array_index, is_array,
         name, owner, user_name, group_name, project, account, queue, state, scheduler_state, queued_at,
         eligible_at, started_at, ended_at, final_state_recorded, exit_status, exit_signal, outcome,
         run_count, walltime_requested_for, walltime_used_for, cpu_used_for, eligible_for, cores_requested,
         nodes_requested, gpus_requested, memory_requested, memory_used, vmem_used, exec_host, exec_vnode,
         reservation, depend, first_seen_at, observed_at)
    values
        (_merge_accounting.cluster_id, _merge_accounting.scheduler_job_id, _merge_accounting.created_at,
         substring(_merge_accounting.scheduler_job_id from '^\d{1,18}')::bigint,
         regexp_replace(substring(_merge_accounting.scheduler_job_id from '^\d+\[\d+\].*'),
            '\[\d+\]', '[]'),
         substring(_merge_accounting.scheduler_job_id from '^\d+\[(\d{1,18})\]')::bigint,
         f ? 'array_indices',
         f ->> 'jobname', null, f ->> 'user', f ->> 'group', f ->> 'project', f ->> 'account',
         f ->> 'queue',
         case when has_ended then 'finished' when start_fields is not null then 'running' else 'queued' end,
         case when has_ended then 'F' when start_fields is not null then 'R' else 'Q' end,
         batch._epoch(f ->> 'qtime'), batch._epoch(f ->> 'etime'), started, ended, has_ended, code,
         case when code between 257 and 320 then code - 256 end,
         case when has_ended then batch._pbs_outcome(
            case when deleted_at is not null then 91 end, code, started) end,
         batch._small_count(nullif(f ->> 'run_count', '0')),
         batch._span(f ->> 'Resource_List.walltime'), batch._span(f ->> 'resources_used.walltime'),
         batch._span(f ->> 'resources_used.cput'), batch._span(f ->> 'eligible_time'),
         batch._count(f ->> 'Resource_List.ncpus'), batch._count(f ->> 'Resource_List.nodect'),
         batch._count(f ->> 'Resource_List.ngpus'), batch._bytes(f ->> 'Resource_List.mem'),
         batch._bytes(f ->> 'resources_used.mem'), batch._bytes(f ->> 'resources_used.vmem'),
         f ->> 'exec_host', f ->> 'exec_vnode', f ->> 'resvID', f ->> 'depend', first_at, last_at)
    on conflict on constraint job_incarnation_key do nothing
    returning j.*
    into known;
    if found then
        added := 1;
    else
        update batch.job as j
        set started_at = coalesce(started, j.started_at),
            ended_at = coalesce(ended, j.ended_at),
            is_ended_at_estimated = j.is_ended_at_estimated and ended is null,
            exit_status = coalesce(code, j.exit_status),
            exit_signal = case when code between 257 and 320 then code - 256 else j.exit_signal end,
            eligible_at = coalesce(j.eligible_at, batch._epoch(f ->> 'etime')),
            walltime_used_for = coalesce(j.walltime_used_for, batch._span(f ->> 'resources_used.walltime')),
            cpu_used_for = coalesce(j.cpu_used_for, batch._span(f ->> 'resources_used.cput')),
            memory_used = coalesce(j.memory_used, batch._bytes(f ->> 'resources_used.mem')),
            exec_vnode = coalesce(j.exec_vnode, f ->> 'exec_vnode'),
            state = case when j.final_state_recorded or not has_ended then j.state else 'finished' end,
            scheduler_state = case when j.final_state_recorded or not has_ended then j.scheduler_state
                else 'F' end,
            outcome = case when j.final_state_recorded or not has_ended then j.outcome
                else batch._pbs_outcome(case when deleted_at is not null then 91 end, code, started) end,
            final_state_recorded = j.final_state_recorded or has_ended,
            vanished_after = case when not has_ended then j.vanished_after end,
            vanished_before = case when not has_ended then j.vanished_before end,
            estimated_ended_at = case when not has_ended then j.estimated_ended_at end,
            -- An ended job has no later sighting than its end; a later document may still say more.
            observed_at = greatest(j.observed_at, case when has_ended then last_at end)
        where j.cluster_id = _merge_accounting.cluster_id
          and j.scheduler_job_id = _merge_accounting.scheduler_job_id
          and j.created_at = _merge_accounting.created_at
          and (j.started_at is distinct from coalesce(started, j.started_at)
            or j.ended_at is distinct from coalesce(ended, j.ended_at)
            or j.exit_status is distinct from coalesce(code, j.exit_status)
            or (j.is_ended_at_estimated and ended is not null)
            or (has_ended and not j.final_state_recorded)
            or (j.eligible_at is null and batch._epoch(f ->> 'etime') is not null)
            or (j.walltime_used_for is null and f ? 'resources_used.walltime')
            or (j.exec_vnode is null and f ? 'exec_vnode'))
        returning j.*
        into known;
        changed := case when found then 1 else 0 end;
        if not found then
            select j.*
            into known
            from batch.job as j
            where j.cluster_id = _merge_accounting.cluster_id
              and j.scheduler_job_id = _merge_accounting.scheduler_job_id
              and j.created_at = _merge_accounting.created_at;
        end if;
        if has_ended then
            delete from batch.job_transition as t
            where t.job_id = known.job_id and t.state = 'lost';
        end if;
    end if;

    run := 0;
    for event in select e.value from jsonb_array_elements(events) as e loop
        kind := event ->> 'kind';
        if kind = 'S' and coalesce(event ->> 'exec_vnode', '') <> '' then
            run := run + 1;
            insert into batch.job_run as n (job_id, run_number, started_at, exec_vnode)
            values (known.job_id, run, batch._epoch(event ->> 'start'), event ->> 'exec_vnode')
            on conflict on constraint job_run_pkey do update
            set started_at = excluded.started_at
            where n.started_at <> excluded.started_at;
        elsif kind in ('E', 'R') and run > 0 then
            update batch.job_run as n
            set ended_at = coalesce(batch._epoch(event ->> 'end'), (event ->> 'at')::timestamptz),
                is_ended_at_estimated = false
            where n.job_id = known.job_id
              and n.run_number = run
              and (n.is_ended_at_estimated or n.ended_at is distinct from
                coalesce(batch._epoch(event ->> 'end'), (event ->> 'at')::timestamptz));
        end if;

        -- Entering a queue is no change of state for a job that was already seen, held for example.
        next_state := case
            when kind = 'Q' then case when added = 1 then 'queued' end
            when kind in ('S', 'r') then 'running'
            when kind = 'z' then 'suspended'
            when kind = 'E' then 'finished'
            when kind = 'R' then 'queued'
            when kind in ('A', 'D') and has_ended and end_fields is null then 'finished'
        end;
        if next_state is not null then
            transitions := transitions + batch._insert_transition(
                known.job_id,
                case
                    when kind = 'E' then coalesce(batch._epoch(event ->> 'end'), (event ->> 'at')::timestamptz)
                    when kind = 'S' then coalesce(batch._epoch(event ->> 'start'), (event ->> 'at')::timestamptz)
                    else (event ->> 'at')::timestamptz
                end,
                next_state,
                case next_state when 'queued' then 'Q' when 'running' then 'R' when 'suspended' then 'S'
                    else 'F' end,
                null, (event ->> 'at')::timestamptz, null, null, null, null);
        end if;
    end loop;

    if added + changed > 0 and known.ended_at is not null then
        insert into batch.job_day_stale (cluster_id, day)
        values (known.cluster_id, (known.ended_at at time zone 'UTC')::date);
    end if;
end
$$;

revoke all on function batch._merge_accounting(
    bigint, text, timestamptz, jsonb, jsonb, jsonb, jsonb, timestamptz, timestamptz, timestamptz, jsonb)
from public;
