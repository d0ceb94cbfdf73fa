create or replace function profiling.run_schedule(at timestamptz default now())
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Starts requests whose start_at has come and stops those whose stop_at has. One in each transaction,
-- unless told otherwise: the locks of one are taken in the order of ids, those of several are not.
-- Writes: what profiling._assign() and profiling.stop_request() write
declare
    wanted profiling.request;
    agent_ids bigint[];
    pid_lists text[];
    batch bigint := muster.setting_bigint('profiling.schedule_batch');
    done bigint := bigint '0';
begin
    if pg_is_in_recovery()
        or not pg_try_advisory_xact_lock(hashtext('muster'), hashtext('profiling.run_schedule')) then
        return bigint '0';
    end if;
    for wanted in
        select r.*
        from profiling.request as r
        where r.status = 'scheduled'
          and r.start_at <= at
        order by r.start_at
        limit batch
        for no key update skip locked
    loop
        select array_agg(t.agent_id order by t.agent_id),
               array_agg(t.pids::text order by t.agent_id)
        into agent_ids, pid_lists
        from fleet.targets(
            wanted.service_name, wanted.job_name, wanted.namespace, wanted.pod_name,
            wanted.container_name, wanted.hostname, wanted.process_name, wanted.process_id,
            muster.setting_interval('profiling.fresh_within'), at) as t
        where not exists (select from profiling.opt_out as o where o.hostname = t.hostname);
        update profiling.request as r
        set status = case when agent_ids is null and not (
                wanted.is_continuous and wanted.target_scope = 'service') then 'failed' else 'pending' end,
            reason = case when agent_ids is null then 'no host matched at its start' end,
            completed_at = case when agent_ids is null and not (
                wanted.is_continuous and wanted.target_scope = 'service') then at end,
            updated_at = at
        where r.request_id = wanted.request_id;
        if wanted.is_continuous and wanted.target_scope = 'service' then
            perform profiling._subscribe(wanted.service_name, wanted.request_id, at);
        end if;
        if agent_ids is not null then
            perform profiling._assign(wanted.request_id, agent_ids, pid_lists, at);
        end if;
        done := done + 1;
    end loop;

    for wanted in
        select r.*
        from profiling.request as r
        where r.stop_at <= at
          and r.stopped_at is null
          and r.status <> 'scheduled'
        order by r.stop_at
        limit batch - done
    loop
        perform profiling.stop_request(wanted.request_id, wanted.requested_by, at);
        done := done + 1;
    end loop;
    return done;
end
$$;

comment on function profiling.run_schedule(timestamptz) is
'Starts the requests whose start_at has come and stops those whose stop_at has. Returns how many, at
most profiling.schedule_batch.';

revoke all on function profiling.run_schedule(timestamptz) from public;
