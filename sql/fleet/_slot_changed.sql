create or replace function fleet._slot_changed()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
-- Every change of a slot but the two frequent ones, which do it themselves: a claim that ends leaves its record, and the change is
-- told. The notification itself waits for fleet.flush_notifications(); in this trigger it would take
-- the commit lock of the whole cluster (18 % of the throughput at 32 clients, 3 % with 100 listeners).
-- Writes: fleet.claim_history, fleet.outbox
begin
    if tg_op <> 'INSERT' then
        if old.claim_id is not null and (tg_op = 'DELETE' or new.claim_id is distinct from old.claim_id)
        then
            insert into fleet.claim_history (
                claim_id, host_id, hostname, pool, holder, idempotency_key, claimed_at, claimed_by,
                released_at, released_by, outcome)
            select old.claim_id, old.host_id,
                   coalesce((select h.hostname from fleet.host as h where h.host_id = old.host_id),
                            old.host_id::text),
                   old.pool, old.holder, old.idempotency_key, old.claimed_at, old.claimed_by,
                   greatest(case tg_op when 'DELETE' then now() else new.updated_at end, old.claimed_at),
                   session_user,
                   case
                       when tg_op = 'DELETE' then 'deleted'
                       when new.claim_id is not null then 'replaced'
                       when new.state = 'failed' and coalesce(new.outcome, '') <> 'lost' then 'failed'
                       else coalesce(new.outcome, 'released')
                   end;
        end if;
    end if;
    insert into fleet.outbox (topic, subject)
    values ('fleet_vm', coalesce(new.host_id, old.host_id)::text);
    return null;
end
$$;

revoke all on function fleet._slot_changed() from public;

create or replace trigger _900_insert
    after insert on fleet.slot
    for each row
    execute function fleet._slot_changed();

-- fleet.claim_host() and fleet.release_host() set neither of these columns and do the same in their
-- own statement: a trigger with two statements took two thirds as long as the whole claim.
create or replace trigger _900_update
    after update of outcome, failed_reason on fleet.slot
    for each row
    when (old.claim_id is distinct from new.claim_id
        or old.state <> new.state
        or old.command is distinct from new.command)
    execute function fleet._slot_changed();

create or replace trigger _900_delete
    after delete on fleet.slot
    for each row
    execute function fleet._slot_changed();

-- Who put a host where, and who marked it, is audited; a claim and its end have records of their own
-- and do not set these columns.
create or replace trigger _800_audit
    after insert or delete or update of pool, labels, failed_reason on fleet.slot
    for each row
    execute function muster._audit('{host_id}', '{command,idempotency_key}');
