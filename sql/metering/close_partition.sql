create or replace function metering._closed_partition_write()
returns trigger
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU251
begin
    raise exception using
        errcode = 'MU251',
        message = 'the records of that day are being removed',
        detail = format('%I.%I is closed.', tg_table_schema, tg_table_name),
        hint = 'Record through metering.record(), which adds such a task to the rollups.';
end
$$;

revoke all on function metering._closed_partition_write() from public;

create or replace function metering._oldest_partition(at timestamptz)
returns table (name text, until timestamptz, is_closed boolean)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The next one that retention may remove, closed or not yet.
    select p.name, p.until, p.is_closed
    from metering.record_partition as p
    where p.until <= metering._record_line(at)
    order by p.until
    limit 1
$$;

revoke all on function metering._oldest_partition(timestamptz) from public;

create or replace function metering._detach_statement(name text)
returns text
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What takes the partition away from its parent without stopping anybody; null when that is done.
    -- A detach that was cut off between its two transactions can only be finished.
    select format(
        'alter table metering.usage_record detach partition metering.%I %s', name,
        case when i.inhdetachpending then 'finalize' else 'concurrently' end)
    from pg_catalog.pg_inherits as i
    join pg_catalog.pg_class as c
      on c.oid = i.inhrelid
    where i.inhparent = 'metering.usage_record'::regclass
      and c.relname = _detach_statement.name
$$;

revoke all on function metering._detach_statement(text) from public;

create or replace function metering.close_partition(at timestamptz default now())
returns table (name text, detach_statement text)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '50ms'
as $$
-- Order: the rollup locks, then the parent and the partition, as everybody else takes them. Who holds
-- the parent so has waited out every writer, so the last look at the marks misses none; what began
-- before the line and ends after it counts too. Readers are not stopped, writers for that look.
-- Writes: metering.closed_partition, metering.level; a trigger on the partition
declare
    oldest record;
begin
    -- One at a time: PostgreSQL detaches one partition of a table concurrently, not two.
    select c.name, c.since, c.until
    into oldest
    from metering.closed_partition as c
    order by c.until
    limit 1;
    if found then
        return query
        select oldest.name, metering._detach_statement(oldest.name);
        return;
    end if;
    select o.name, p.day as since, o.until
    into oldest
    from metering._oldest_partition(at) as o
    join metering.record_partition as p
      on p.name = o.name;
    if not found or pg_is_in_recovery()
        or not metering._try_lock('rollup') or not metering._try_lock('spread')
        or not metering._roll_everything(oldest.until)
    then
        return;
    end if;
    begin
        lock table only metering.usage_record in share mode;
        execute format('lock table metering.%I in share row exclusive mode', oldest.name);
        if not metering._has_few_marks() or metering._has_marks_before(oldest.until) then
            return;
        end if;
        execute format(
            'create trigger _050_closed before insert or update or delete on metering.%I '
            'for each row execute function metering._closed_partition_write()', oldest.name);
    exception when lock_not_available then
        -- Somebody writes. Nobody has waited for us longer than 50 ms.
        return;
    end;
    insert into metering.closed_partition as c (name, since, until)
    values (oldest.name, oldest.since, oldest.until);
    perform metering._keep_since('record', oldest.until);
    return query
    select oldest.name, metering._detach_statement(oldest.name);
end
$$;

comment on function metering.close_partition(timestamptz) is
'Closes the oldest partition of records that is older than metering.record_retention, so that it can be
detached without stopping anybody: rolls up what of it is not rolled up yet, moves the freeze line and
refuses every later write to it with MU251. Readers are not stopped; writers wait at most 50 ms, after
which it gives up quietly.

Returns the partition and what has to be run next, outside of a transaction and as the owner of the
kit; null when it is detached and metering.drop_closed_partition() may follow. No row when there is
nothing to remove or somebody is at work. The worker does all of this; without one metering.clean_up()
drops the partition under a lock once it has been due for metering.detach_grace.

    select * from metering.close_partition();';

revoke all on function metering.close_partition(timestamptz) from public;

create or replace function metering.drop_closed_partition(name text)
returns boolean
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '50ms'
as $$
-- Writes: metering.closed_partition; drops a table that was a partition of metering.usage_record
begin
    if metering._detach_statement(name) is not null or not exists (
        select from metering.closed_partition as c where c.name = drop_closed_partition.name)
    then
        return false;
    end if;
    execute format('drop table if exists metering.%I', name);
    delete from metering.closed_partition as c
    where c.name = drop_closed_partition.name;
    return true;
exception when lock_not_available then
    return false;
end
$$;

comment on function metering.drop_closed_partition(text) is
'Drops a partition that metering.close_partition() has closed and that is detached. False when it is
neither, or when somebody still reads it; then call it again later.';

revoke all on function metering.drop_closed_partition(text) from public;
