-- LabLink's table vms and its channel vm_updates, over the pools of fleet.
--
--   psql -d app -f sql/compat/lablink.sql                   schema lablink
--   psql -d app -v schema=public -f sql/compat/lablink.sql
--
-- vms is a real table, because its manual vacuums, truncates, reindexes and indexes it. It mirrors the
-- pools both ways: a write to either shows in the other within the same transaction. The channel brings
-- the row as JSON without crd_command, which is a secret. It notifies per row; a busy allocator uses
-- fleet.claim_host() and the channel fleet_vm and leaves this file out.

\set ON_ERROR_STOP on
\if :{?schema}
\else
\set schema lablink
\endif

begin;
select to_regnamespace(:'schema') is null as is_new \gset
\if :is_new
create schema :"schema";
\endif
set local search_path = :"schema", pg_catalog, pg_temp;

select to_regclass(format('%I.vms', :'schema')) is null as is_new \gset
\if :is_new
create table vms (
    id           serial        primary key,
    hostname     varchar(255)  not null unique,
    email        varchar(255),
    status       varchar(50)   not null,
    crd_command  text,
    created_at   timestamp     default now(),
    updated_at   timestamp     default now()
);
\endif

create or replace function _vms_changed()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
    if tg_op = 'TRUNCATE' then
        delete from fleet.vm;
        return null;
    end if;
    if tg_op = 'DELETE' then
        delete from fleet.vm as v where v.hostname = old.hostname;
        return null;
    end if;
    -- Nothing to do when the change came from there.
    if not exists (
        select
        from fleet.vm as v
        where v.hostname = new.hostname
          and (v.email, v.status, v.crd_command)
              is not distinct from (new.email::text, new.status::text, new.crd_command)) then
        if tg_op = 'UPDATE' and old.hostname <> new.hostname then
            update fleet.vm as v set hostname = new.hostname where v.hostname = old.hostname;
        end if;
        if exists (select from fleet.vm as v where v.hostname = new.hostname) then
            update fleet.vm as v
            set email = new.email,
                status = new.status,
                crd_command = new.crd_command
            where v.hostname = new.hostname;
        else
            insert into fleet.vm (hostname, email, status, crd_command)
            values (new.hostname, new.email, new.status, new.crd_command);
        end if;
    end if;
    -- At most 4 kB: every column in it is bounded, so no write can fail because of its notification.
    perform pg_notify('vm_updates', (to_jsonb(new) - 'crd_command')::text);
    return null;
end
$$;

create or replace function _slot_mirrored()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
-- The table's schema is an argument of the trigger.
declare
    name text;
begin
    if tg_op = 'DELETE' then
        execute format(
            'delete from %I.vms as v where not exists ('
            'select from fleet.vm as f where f.hostname = v.hostname) '
            'and v.hostname = (select h.hostname from fleet.host as h where h.host_id = $1)',
            tg_argv[0])
        using old.host_id;
        return null;
    end if;
    select h.hostname into name from fleet.host as h where h.host_id = new.host_id;
    execute format(
        'insert into %I.vms as v (hostname, email, status, crd_command) values ($1, $2, $3, $4) '
        'on conflict (hostname) do update '
        'set email = $2, status = $3, crd_command = $4, updated_at = now() '
        'where (v.email, v.status, v.crd_command) is distinct from '
        '(excluded.email, excluded.status, excluded.crd_command)',
        tg_argv[0])
    using name, left(new.holder, 255), new.state, new.command;
    return null;
end
$$;

create or replace trigger _100_mirror after insert or update or delete on vms
    for each row execute function _vms_changed();
create or replace trigger _100_mirror_truncate after truncate on vms
    for each statement execute function _vms_changed();
create or replace trigger _950_lablink
    after insert or delete or update of state, holder, command on fleet.slot
    for each row execute function _slot_mirrored(:'schema');

-- What is in the pools already.
insert into vms as v (hostname, email, status, crd_command, created_at, updated_at)
select f.hostname, left(f.email, 255), f.status, f.crd_command, f.created_at, f.updated_at
from fleet.vm as f
on conflict (hostname) do nothing;

comment on table vms is 'The hosts of the pools of Muster, as LabLink knows them.';
revoke all on function _vms_changed(), _slot_mirrored() from public;
commit;
