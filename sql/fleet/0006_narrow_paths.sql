-- What a heartbeat and a claim touch, made as narrow as it goes. Counted in instructions of one call:
-- each execution of a statement parses the CHECK constraints of its table anew (57,000 of 363,000 of a
-- heartbeat), so the functions that write these tables check instead; the join to fleet.agent for two
-- names and two hashes took as much again.
alter table fleet.beat
    drop constraint beat_seen_at_check,
    drop constraint beat_disk_free_pct_check,
    add column hostname text,
    add column service_name text,
    add column facts_hash bigint,
    add column inventory_hash bigint;

update fleet.beat as b
set hostname = a.hostname,
    service_name = a.service_name,
    facts_hash = a.facts_hash,
    inventory_hash = a.inventory_hash
from fleet.agent as a
where a.agent_id = b.agent_id;

alter table fleet.beat
    alter column hostname set not null,
    alter column service_name set not null,
    add constraint beat_hostname_service_name_key unique (hostname, service_name);

alter table fleet.agent
    drop column facts_hash,
    drop column inventory_hash;

alter table fleet.slot
    drop constraint slot_pool_check,
    drop constraint slot_state_check,
    drop constraint slot_claim_id_check,
    drop constraint slot_claimed_at_check,
    drop constraint slot_expires_at_check,
    drop constraint slot_claim_is_empty_check,
    add constraint slot_state_check check ((state = 'in-use') = (claim_id is not null));
drop index fleet.slot_holder_idx;

-- Rows are only ever appended, so the summary of a range of pages finds the old ones.
alter table fleet.claim_history
    drop constraint claim_history_outcome_check,
    drop constraint claim_history_released_at_check;
drop index fleet.claim_history_released_at_idx;
create index claim_history_released_at_idx on fleet.claim_history using brin (released_at);
