-- The fleet: who is alive, what runs where, who holds what.
--
-- An agent calls fleet.heartbeat() every 30 seconds, or a gateway fleet.heartbeats() for many. Whoever
-- needs a host calls fleet.claim_host() and later fleet.release_host(). Sweeps, which are tasks, find
-- what went silent or ran out. Changes are told by fleet.flush_notifications(), never by a heartbeat.

-- Group: Checks
\ir _invalid.sql
\ir _check_name.sql
\ir _durable.sql

-- Group: Heartbeats
\ir _ensure_agent.sql
\ir _apply_facts.sql
\ir _inventory_item.sql
\ir _inventory_process.sql
\ir _note_pairs.sql
\ir _apply_inventory.sql
\ir heartbeat.sql
\ir heartbeats.sql
\ir tune_beats.sql

-- Group: Topology and targets
\ir container_host.sql
\ir targets.sql
\ir target_agents.sql

-- Group: Pools and claims
\ir _slot_of.sql
\ir _slot_changed.sql
\ir add_to_pool.sql
\ir claim_host.sql
\ir release_host.sql
\ir extend_claim.sql
\ir mark_failed.sql
\ir mark_available.sql
\ir delete_host.sql
\ir vm.sql
\ir vm_command.sql

-- Group: Operations
\ir _no_operation.sql
\ir start_operation.sql
\ir report_operation.sql
\ir finish_operation.sql

-- Group: Sweeps
\ir flush_notifications.sql
\ir _await_changes.sql
\ir sweep_hosts.sql
\ir expire_claims.sql
\ir expire_operations.sql
\ir delete_old_rows.sql

-- Group: State
\ir stat_host.sql
\ir _outbox_waiting.sql
\ir _doctor.sql
\ir _status.sql

-- Group: Definitions
\ir definition.sql
