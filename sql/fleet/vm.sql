create or replace view fleet.vm as
select s.host_id as id,
       h.hostname,
       s.holder as email,
       s.state as status,
       s.command as crd_command,
       s.created_at,
       s.updated_at
from fleet.slot as s
join fleet.host as h
  on h.host_id = s.host_id;

comment on view fleet.vm is
'The hosts of all pools in the shape of the LabLink allocator, and updatable as its manual updates
them. A change of status or email makes or ends a claim like the functions do.';
comment on column fleet.vm.id is 'the host id';
comment on column fleet.vm.hostname is 'its name';
comment on column fleet.vm.created_at is 'since when it is known';
comment on column fleet.vm.updated_at is 'when it changed last';
comment on column fleet.vm.email is 'who holds it';
comment on column fleet.vm.status is 'available, in-use or failed';
comment on column fleet.vm.crd_command is 'what the host shall run; a secret: the reader role has no access';

create or replace function fleet._vm_change()
returns trigger
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.host, fleet.agent, fleet.beat, fleet.slot
-- Raises: MU020
declare
    wanted text;
begin
    if tg_op = 'DELETE' then
        perform fleet.delete_host(old.hostname);
        return old;
    end if;
    wanted := coalesce(new.status, case when new.email is null then 'available' else 'in-use' end);
    if wanted not in ('available', 'in-use', 'failed') then
        perform fleet._invalid('status', 'allowed are available, in-use and failed', wanted);
    end if;
    if tg_op = 'INSERT' then
        new.id := fleet.add_to_pool(new.hostname);
    elsif new.hostname is distinct from old.hostname then
        perform fleet._check_name('hostname', new.hostname);
        update fleet.host as h set hostname = new.hostname where h.host_id = old.id;
        update fleet.agent as a set hostname = new.hostname where a.host_id = old.id;
        update fleet.beat as b set hostname = new.hostname where b.host_id = old.id;
    end if;

    update fleet.slot as s
    set state = wanted,
        claim_id = case
            when wanted <> 'in-use' then null
            when s.state = 'in-use' and s.holder is not distinct from new.email then s.claim_id
            else nextval('fleet.claim_id_seq')
        end,
        holder = case when wanted = 'in-use' then new.email end,
        command = case when wanted = 'in-use' then new.crd_command end,
        idempotency_key = case
            when wanted = 'in-use' and s.state = 'in-use' and s.holder is not distinct from new.email
                then s.idempotency_key
        end,
        claimed_at = case
            when wanted <> 'in-use' then null
            when s.state = 'in-use' and s.holder is not distinct from new.email then s.claimed_at
            else greatest(now(), s.updated_at)
        end,
        claimed_by = case when wanted = 'in-use' then session_user end,
        expires_at = case
            when wanted = 'in-use' and s.state = 'in-use' and s.holder is not distinct from new.email
                then s.expires_at
        end,
        outcome = case wanted when 'available' then 'released' when 'failed' then 'failed' end,
        failed_reason = case wanted when 'failed' then s.failed_reason end,
        created_at = coalesce(new.created_at, s.created_at),
        updated_at = greatest(now(), s.updated_at)
    where s.host_id = new.id
    returning s.created_at, s.updated_at, s.state
    into new.created_at, new.updated_at, new.status;
    return new;
end
$$;

revoke all on function fleet._vm_change() from public;

create or replace trigger _100_change
    instead of insert or update or delete on fleet.vm
    for each row
    execute function fleet._vm_change();
