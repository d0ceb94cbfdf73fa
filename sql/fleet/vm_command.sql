create or replace function fleet.vm_command(hostname text, claim_id bigint)
returns text
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU120, MU221
declare
    slot record;
begin
    select s.command, s.claim_id
    into slot
    from fleet.slot as s
    where s.host_id = fleet._slot_of(vm_command.hostname);
    if slot.claim_id is distinct from vm_command.claim_id then
        raise exception using
            errcode = 'MU221',
            message = 'the claim does not hold this host',
            detail = format('Host %s has another claim or none.', hostname),
            hint = 'Read fleet.stat_vm for the present claim_id.';
    end if;
    return slot.command;
end
$$;

comment on function fleet.vm_command(text, bigint) is
'The command that a held host shall run, for the host''s own agent: it must know the present claim_id.

Raises MU120 for a host that is in no pool, MU221 when that claim does not hold it.';

revoke all on function fleet.vm_command(text, bigint) from public;

create or replace view fleet.stat_vm as
select s.host_id as id,
       h.hostname,
       s.pool,
       s.labels,
       s.state as status,
       s.holder,
       s.claim_id,
       s.claimed_at,
       s.expires_at,
       s.failed_reason,
       s.command is not null as has_command,
       s.updated_at
from fleet.slot as s
join fleet.host as h
  on h.host_id = s.host_id;

comment on view fleet.stat_vm is 'The hosts of all pools, without their commands.';
comment on column fleet.stat_vm.id is 'the host id';
comment on column fleet.stat_vm.hostname is 'its name';
comment on column fleet.stat_vm.pool is 'the pool it is in';
comment on column fleet.stat_vm.labels is 'what a claim can ask for';
comment on column fleet.stat_vm.status is 'its state';
comment on column fleet.stat_vm.holder is 'who holds it';
comment on column fleet.stat_vm.claim_id is 'the claim; grows with every claim of a host, so it is a fencing token';
comment on column fleet.stat_vm.claimed_at is 'when the claim began';
comment on column fleet.stat_vm.expires_at is 'when the claim ends by itself; null for never';
comment on column fleet.stat_vm.failed_reason is 'why it failed';
comment on column fleet.stat_vm.updated_at is 'when it changed last';
comment on column fleet.stat_vm.has_command is 'whether there is a command; what it is, is a secret';
