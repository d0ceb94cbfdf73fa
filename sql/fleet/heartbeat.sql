create or replace function fleet.heartbeat(
    hostname text,
    service_name text default '',
    ip_address text default null,
    namespace text default null,
    pod_name text default null,
    containers jsonb default null,
    workloads jsonb default null,
    jobs text[] default null,
    executors text[] default null,
    boot_id text default null,
    disk_free_pct real default null,
    status text default null,
    gpu_count integer default null,
    supported_events text[] default null,
    agent_version text default null,
    run_mode text default null,
    last_command_id text default null,
    command_ids text[] default null,
    reported_at timestamptz default null,
    at timestamptz default now(),
    out agent_id bigint,
    out outcome text,
    out command_id uuid,
    out command jsonb,
    out warning text
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- The path of a host that says nothing new is one update of one narrow row, whose answer says whether
-- there is more to do: other facts, another inventory, a command that the agent should have.
-- Writes: fleet.beat; when something is new also fleet.agent, fleet.host and the topology
-- Raises: MU020
declare
    -- Null for whatever must not be written: then no row is found, and the long way says why.
    seen timestamptz := case when coalesce(disk_free_pct, 0) between 0 and 100
        then nullif(nullif(least(reported_at, at), 'infinity'), '-infinity') end;
    is_alone boolean := pg_current_xact_id_if_assigned() is null;
    known_facts bigint;
    known_inventory bigint;
    known_command_id uuid;
    is_due boolean;
    new_facts bigint;
    new_inventory bigint;
    source text;
    answer jsonb;
begin
    update fleet.beat as b
    set seen_at = seen,
        disk_free_pct = coalesce(heartbeat.disk_free_pct, b.disk_free_pct)
    where b.hostname = heartbeat.hostname
      and b.service_name = heartbeat.service_name
      and b.seen_at <= seen
    returning b.agent_id, b.facts_hash, b.inventory_hash, b.command_id, b.is_due
    into agent_id, known_facts, known_inventory, known_command_id, is_due;

    -- Each expression is set up anew, and whole, in each transaction. The two that look at all the
    -- arguments are questions of their own, and are not asked when a command waits.
    if agent_id is null or is_due then
        null;
    elsif known_command_id is null
        and num_nonnulls(ip_address, namespace, pod_name, containers, workloads, jobs, executors,
                         boot_id, status, gpu_count, supported_events, agent_version, run_mode) = 0
    then
        outcome := 'seen';
    elsif (known_command_id is null or known_command_id::text is not distinct from last_command_id)
        and (num_nonnulls(ip_address, namespace, pod_name, workloads, jobs, executors, boot_id, status,
                          gpu_count, supported_events, agent_version, run_mode) = 0
             or known_facts is not distinct from hash_record_extended(
                 row(ip_address, namespace, pod_name, workloads, jobs, executors, boot_id, status,
                     gpu_count, supported_events, agent_version, run_mode), 0))
        and (containers is null
             or known_inventory is not distinct from jsonb_hash_extended(containers, 0))
    then
        outcome := 'seen';
    end if;
    if outcome = 'seen' then
        if is_alone and current_setting('synchronous_commit') <> 'off' then
            -- A lost beat is repeated by the next one; waiting for the disk would cost most of the
            -- call. An assignment, because it costs a fifth of a perform.
            outcome := case
                when set_config('muster.synchronous_commit', current_setting('synchronous_commit'), true)
                    || set_config('synchronous_commit', 'off', true) <> '' then 'seen'
            end;
        end if;
        return;
    end if;

    outcome := 'seen';
    if agent_id is null then
        if disk_free_pct not between 0 and 100 then
            perform fleet._invalid('disk_free_pct', 'it is not between 0 and 100', disk_free_pct::text);
        end if;
        seen := least(reported_at, at);
        if seen is null or not isfinite(seen) then
            perform fleet._invalid('reported_at', 'it is not a point in time', reported_at::text);
        end if;
        perform from fleet._ensure_agent(hostname, coalesce(service_name, ''), at);
        update fleet.beat as b
        set seen_at = seen,
            disk_free_pct = coalesce(heartbeat.disk_free_pct, b.disk_free_pct)
        where b.hostname = heartbeat.hostname
          and b.service_name = coalesce(heartbeat.service_name, '')
          and b.seen_at <= seen
        returning b.agent_id, b.facts_hash, b.inventory_hash, b.command_id, b.is_due
        into agent_id, known_facts, known_inventory, known_command_id, is_due;
        if not found then
            -- Older than what is known: it must not bring back an old inventory or an old state.
            outcome := 'stale';
            return;
        end if;
        outcome := 'registered';
    end if;
    if num_nonnulls(ip_address, namespace, pod_name, workloads, jobs, executors, boot_id, status,
                    gpu_count, supported_events, agent_version, run_mode) > 0 then
        new_facts := hash_record_extended(
            row(ip_address, namespace, pod_name, workloads, jobs, executors, boot_id, status,
                gpu_count, supported_events, agent_version, run_mode), 0);
        if new_facts is distinct from known_facts then
            perform fleet._apply_facts(
                agent_id, new_facts, ip_address, namespace, pod_name, workloads, jobs, executors,
                boot_id, status, gpu_count, supported_events, agent_version, run_mode, at);
        end if;
    end if;

    if containers is not null then
        new_inventory := jsonb_hash_extended(containers, 0);
        if new_inventory is distinct from known_inventory then
            if length(containers::text) > muster.setting_bigint('fleet.max_inventory_bytes') then
                warning := 'the inventory exceeds fleet.max_inventory_bytes and was not taken';
            else
                perform fleet._apply_inventory(agent_id, containers, new_inventory, at);
            end if;
        end if;
    end if;

    if is_due
        or (known_command_id is not null
            and known_command_id::text is distinct from last_command_id) then
        -- From the module that has commands: it stands to the right of this one and may not be there.
        -- A call in the select list is planned in half the time of one in the from clause. The order
        -- lets an index answer: without it the plan has the cost of a forbidden whole table, for which
        -- a server with jit compiles it, in every call.
        select s.function_name
        into source
        from fleet.command_source as s
        order by s.module
        limit 1;
        if to_regproc(source) is not null then
            execute format('select %s($1, $2, $3, $4)', source::regproc)
            into answer
            using agent_id, last_command_id, command_ids, at;
            command_id := (answer ->> 'command_id')::uuid;
            command := answer -> 'command';
        else
            update fleet.beat as b
            set is_due = false
            where b.agent_id = heartbeat.agent_id
              and b.is_due;
        end if;
    end if;
end
$$;

comment on function fleet.heartbeat(text, text, text, text, text, jsonb, jsonb, text[], text[], text,
    real, text, integer, text[], text, text, text, text[], timestamptz, timestamptz) is
'Says that an agent is alive; registers an unknown one, and answers with the command for it.

The key is (hostname, service_name). Null means "not told" and leaves what is known; containers is the
whole inventory, an array of names or of objects with container_id, container_name, namespace,
pod_name, workload_name, workload_kind, job_name, runtime and processes (pid, process_name), and bad
entries of it are left out. reported_at in the future counts as now; a heartbeat that is older than
what is known changes nothing. last_command_id and command_ids acknowledge commands.

outcome is seen, registered or stale; command is null when there is nothing to do; warning says what
was not taken. A transaction that does nothing else commits asynchronously.

Raises MU020 for an invalid value.

    select outcome, command_id, command from fleet.heartbeat(''ber-17'', ''basket'');';

revoke all on function fleet.heartbeat(text, text, text, text, text, jsonb, jsonb, text[], text[], text,
    real, text, integer, text[], text, text, text, text[], timestamptz, timestamptz) from public;
