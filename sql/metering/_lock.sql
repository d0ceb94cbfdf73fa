create or replace function metering._lock(purpose text)
returns integer
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- Second key of this module's advisory locks; the first is hashtext('muster metering'). Taken as
    -- transaction locks only, so that PgBouncer's transaction mode is no obstacle. Order, for
    -- whoever takes several: rollup, spread, partition.
    select case purpose
        when 'rollup' then 1
        when 'spread' then 2
        when 'partition' then 3
    end
$$;

revoke all on function metering._lock(text) from public;

create or replace function metering._try_lock(purpose text)
returns boolean
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Consume, then build: right in READ COMMITTED, where each statement sees what was committed before
-- it. A snapshot from before the lock was ours would build from older rows than those it overwrites.
-- Raises: MU450
begin
    if current_setting('transaction_isolation') <> 'read committed' then
        raise exception using
            errcode = 'MU450',
            message = 'a rollup needs the isolation level read committed',
            detail = format('This transaction is %s.', current_setting('transaction_isolation')),
            hint = 'Call it in a transaction of its own with the default isolation level.';
    end if;
    return pg_try_advisory_xact_lock(hashtext('muster metering'), metering._lock(purpose));
end
$$;

revoke all on function metering._try_lock(text) from public;

create or replace function metering._take_lock(purpose text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- The waiting form, for what a person has asked for.
begin
    if not metering._try_lock(purpose) then
        perform pg_advisory_xact_lock(hashtext('muster metering'), metering._lock(purpose));
    end if;
end
$$;

revoke all on function metering._take_lock(text) from public;
