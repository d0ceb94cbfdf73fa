create or replace function fleet.heartbeats(batch jsonb, at timestamptz default now())
returns jsonb
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set enable_hashjoin = off
set enable_mergejoin = off
set enable_seqscan = off
as $$
-- Hosts that say nothing new are done by one statement; whoever needs more goes through the single
-- call. The plan is pinned to a nested loop over entries in the order of their ids, so that two
-- batches with the same hosts wait for each other and never deadlock.
-- Writes: what fleet.heartbeat() writes
-- Raises: MU020
declare
    is_alone boolean := pg_current_xact_id_if_assigned() is null;
    entries integer;
    leftover integer[];
    position integer;
    accepted integer := 0;
    stale integer := 0;
    commands jsonb := jsonb '[]';
    rejected jsonb := jsonb '[]';
    entry jsonb;
    answer record;
    problem text;
    code text;
begin
    if batch is null or jsonb_typeof(batch) <> 'array' then
        perform fleet._invalid('batch', 'it is not an array');
    end if;
    entries := jsonb_array_length(batch);

    begin
        with entry as materialized (
            select distinct on (e.hostname, e.service_name)
                   e.ordinal,
                   e.hostname,
                   coalesce(e.service_name, '') as service_name,
                   least(coalesce(e.reported_at, at), at) as seen,
                   e.disk_free_pct,
                   e.last_command_id,
                   case when num_nonnulls(e.ip_address, e.namespace, e.pod_name, e.workloads, e.jobs,
                            e.executors, e.boot_id, e.status, e.gpu_count, e.supported_events,
                            e.agent_version, e.run_mode) > 0
                       then hash_record_extended(
                           row(e.ip_address, e.namespace, e.pod_name, e.workloads, e.jobs,
                               e.executors, e.boot_id, e.status, e.gpu_count, e.supported_events,
                               e.agent_version, e.run_mode), 0)
                   end as facts_hash,
                   case when e.containers is not null
                       then jsonb_hash_extended(e.containers, 0)
                   end as inventory_hash
            from rows from (
                jsonb_to_recordset(batch) as (
                    hostname text, service_name text, ip_address text, namespace text,
                    pod_name text, containers jsonb, workloads jsonb, jobs text[],
                    executors text[], boot_id text, disk_free_pct real, status text,
                    gpu_count integer, supported_events text[], agent_version text,
                    run_mode text, last_command_id text, reported_at timestamptz)
            ) with ordinality as e (
                hostname, service_name, ip_address, namespace, pod_name, containers, workloads, jobs,
                executors, boot_id, disk_free_pct, status, gpu_count, supported_events,
                agent_version, run_mode, last_command_id, reported_at, ordinal)
            order by e.hostname, e.service_name, least(coalesce(e.reported_at, at), at) desc
        ),
        touched as (
            update fleet.beat as b
            set seen_at = k.seen,
                disk_free_pct = coalesce(k.disk_free_pct, b.disk_free_pct)
            from (
                select a.agent_id, e.ordinal, e.seen, e.disk_free_pct, e.last_command_id,
                       e.facts_hash, e.inventory_hash
                from entry as e
                join fleet.agent as a
                  on a.hostname = e.hostname
                 and a.service_name = e.service_name
                order by a.agent_id
                offset 0
            ) as k
            where b.agent_id = k.agent_id
              and b.seen_at <= k.seen
              and k.seen < 'infinity'
              and coalesce(k.disk_free_pct, 0) between 0 and 100
            returning k.ordinal,
                b.is_due
                or (b.command_id is not null
                    and b.command_id::text is distinct from k.last_command_id)
                or (k.facts_hash is not null and k.facts_hash is distinct from b.facts_hash)
                or (k.inventory_hash is not null
                    and k.inventory_hash is distinct from b.inventory_hash) as needs_more
        ),
        outcome as (
            select (count(*) filter (where not t.needs_more))::integer as done,
                   array_agg(t.ordinal) filter (where not t.needs_more) as ordinals
            from touched as t
        )
        select o.done,
               case when o.done < entries then array(
                   select n
                   from generate_series(1, entries) as n
                   where n <> all (coalesce(o.ordinals, '{}'))) end
        into accepted, leftover
        from outcome as o;
    exception when data_exception or check_violation then
        -- One entry cannot be read: find it by taking them one by one.
        accepted := 0;
        leftover := array(select n from generate_series(1, entries) as n);
    end;

    -- In the order of names, so that two batches that register the same hosts do not deadlock.
    for position in
        select l.n
        from unnest(leftover) as l (n)
        order by batch -> (l.n - 1) ->> 'hostname', batch -> (l.n - 1) ->> 'service_name', l.n
    loop
        is_alone := false;
        entry := batch -> (position - 1);
        begin
            if jsonb_typeof(entry) <> 'object' then
                perform fleet._invalid('batch', 'an entry is not an object');
            end if;
            select h.*
            into answer
            from jsonb_to_record(entry) as e (
                hostname text, service_name text, ip_address text, namespace text,
                pod_name text, containers jsonb, workloads jsonb, jobs text[],
                executors text[], boot_id text, disk_free_pct real, status text,
                gpu_count integer, supported_events text[], agent_version text,
                run_mode text, last_command_id text, command_ids text[], reported_at timestamptz)
            cross join lateral fleet.heartbeat(
                e.hostname, coalesce(e.service_name, ''), e.ip_address, e.namespace, e.pod_name,
                e.containers, e.workloads, e.jobs, e.executors, e.boot_id, e.disk_free_pct, e.status,
                e.gpu_count, e.supported_events, e.agent_version, e.run_mode, e.last_command_id,
                e.command_ids, e.reported_at, heartbeats.at) as h;
            if answer.outcome = 'stale' then
                stale := stale + 1;
            else
                accepted := accepted + 1;
            end if;
            if answer.command is not null then
                commands := commands || jsonb_build_object(
                    'index', position - 1,
                    'hostname', entry ->> 'hostname',
                    'service_name', coalesce(entry ->> 'service_name', ''),
                    'command_id', answer.command_id,
                    'command', answer.command);
            end if;
        exception when sqlstate 'MU020' or data_exception or check_violation then
            get stacked diagnostics problem = message_text, code = returned_sqlstate;
            rejected := rejected || jsonb_build_object(
                'index', position - 1,
                'code', case when code like 'MU%' then code else 'MU020' end,
                'message', problem);
        end;
    end loop;

    if is_alone and current_setting('synchronous_commit') <> 'off' then
        perform set_config('muster.synchronous_commit', current_setting('synchronous_commit'), true);
        perform set_config('synchronous_commit', 'off', true);
    end if;
    return jsonb_build_object(
        'accepted', accepted, 'stale', stale, 'rejected', rejected, 'commands', commands);
end
$$;

comment on function fleet.heartbeats(jsonb, timestamptz) is
'Takes many heartbeats in one call: an array of objects with the parameters of fleet.heartbeat().

Answers {"accepted", "stale", "rejected": [{"index", "code", "message"}], "commands": [{"index",
"hostname", "service_name", "command_id", "command"}]}. A bad entry is rejected alone. Of several
entries for one agent the newest wins.

Raises MU020 when the batch is not an array.

    select fleet.heartbeats(''[{"hostname": "ber-17", "service_name": "basket"}]'');';

revoke all on function fleet.heartbeats(jsonb, timestamptz) from public;
