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
-- The path of a host that says nothing new is one update of one narrow row. Everything else hangs on
-- a comparison: of the facts, of the inventory, of the command that the agent should have.
-- Writes: fleet.beat; when something is new also fleet.agent, fleet.host and the topology
-- Raises: MU020
declare
    seen timestamptz := least(coalesce(reported_at, at), at);
    is_alone boolean := pg_current_xact_id_if_assigned() is null;
    facts_hash bigint;
    inventory_hash bigint;
    known record;
begin
    if disk_free_pct not between 0 and 100 then
        perform fleet._invalid('disk_free_pct', 'it is not between 0 and 100', disk_free_pct::text);
    end if;

    update fleet.beat as b
    set seen_at = seen,
        disk_free_pct = coalesce(heartbeat.disk_free_pct, b.disk_free_pct)
    from fleet.agent as a
    where a.hostname = heartbeat.hostname
      and a.service_name = heartbeat.service_name
      and b.agent_id = a.agent_id
      and b.seen_at <= seen
    returning a.agent_id, a.facts_hash, a.inventory_hash, b.command_id, b.is_due
    into known;

    if found then
        outcome := 'seen';
    else
        if seen is null or not isfinite(seen) then
            perform fleet._invalid('reported_at', 'it is not a point in time', reported_at::text);
        end if;
        perform from fleet._ensure_agent(hostname, coalesce(service_name, ''), at);
        update fleet.beat as b
        set seen_at = seen,
            disk_free_pct = coalesce(heartbeat.disk_free_pct, b.disk_free_pct)
        from fleet.agent as a
        where a.hostname = heartbeat.hostname
          and a.service_name = coalesce(heartbeat.service_name, '')
          and b.agent_id = a.agent_id
          and b.seen_at <= seen
        returning a.agent_id, a.facts_hash, a.inventory_hash, b.command_id, b.is_due
        into known;
        if not found then
            -- Older than what is known: it must not bring back an old inventory or an old state.
            outcome := 'stale';
            return;
        end if;
        outcome := 'registered';
        is_alone := false;
    end if;
    agent_id := known.agent_id;

    if num_nonnulls(ip_address, namespace, pod_name, workloads, jobs, executors, boot_id, status,
                    gpu_count, supported_events, agent_version, run_mode) > 0 then
        facts_hash := hash_record_extended(
            row(ip_address, namespace, pod_name, workloads, jobs, executors, boot_id, status,
                gpu_count, supported_events, agent_version, run_mode), 0);
        if facts_hash is distinct from known.facts_hash then
            is_alone := false;
            perform fleet._apply_facts(
                agent_id, facts_hash, ip_address, namespace, pod_name, workloads, jobs, executors,
                boot_id, status, gpu_count, supported_events, agent_version, run_mode, at);
        end if;
    end if;

    if containers is not null then
        inventory_hash := jsonb_hash_extended(containers, 0);
        if inventory_hash is distinct from known.inventory_hash then
            is_alone := false;
            if length(containers::text) > muster.setting_bigint('fleet.max_inventory_bytes') then
                warning := 'the inventory exceeds fleet.max_inventory_bytes and was not taken';
            else
                perform fleet._apply_inventory(agent_id, containers, inventory_hash, at);
            end if;
        end if;
    end if;

    if known.is_due
        or (known.command_id is not null
            and known.command_id::text is distinct from last_command_id) then
        is_alone := false;
        select h.command_id, h.command
        into command_id, command
        from fleet._hand_over(agent_id, last_command_id, command_ids, at) as h;
    end if;

    if is_alone and current_setting('synchronous_commit') <> 'off' then
        -- A lost beat is repeated by the next one; waiting for the disk would cost most of the call.
        perform set_config('muster.synchronous_commit', current_setting('synchronous_commit'), true);
        perform set_config('synchronous_commit', 'off', true);
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
