create or replace function muster.terminate_idle(
    older_than interval,
    dry_run boolean default true,
    in_transaction boolean default false,
    at timestamptz default clock_timestamp()
)
returns table (
    pid integer,
    login name,
    application_name text,
    state text,
    idle_for interval,
    terminated boolean
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Runs with the rights of the caller, who needs pg_signal_backend for the backends of others.
-- Raises: MU001
begin
    if older_than is null or older_than < interval '1 second' then
        raise exception using
            errcode = 'MU001',
            message = 'older_than must be at least one second',
            detail = format('It is %s.', coalesce(older_than::text, 'null')),
            hint = 'Pass a longer time, for example 10 minutes.';
    end if;
    return query
    select a.pid, a.usename, a.application_name, a.state, at - a.state_change,
           case when dry_run then false else pg_terminate_backend(a.pid) end
    from pg_catalog.pg_stat_activity as a
    where a.datname = current_database()
      and a.pid <> pg_backend_pid()
      and a.backend_type = 'client backend'
      and (a.state = 'idle' or (in_transaction and a.state like 'idle in transaction%'))
      and at - a.state_change > older_than
      -- A worker waits for notifications on an idle connection; that is no neglect.
      and a.application_name !~ '^muster'
    order by a.state_change;
end
$$;

comment on function muster.terminate_idle(interval, boolean, boolean, timestamptz) is
'Connections of this database that have been idle for longer than that; with dry_run => false they are
terminated. in_transaction takes those in a transaction too. Connections of Muster itself are left out.

Raises MU001 for less than a second.

    select * from muster.terminate_idle(''10 minutes'', dry_run => false);';

revoke all on function muster.terminate_idle(interval, boolean, boolean, timestamptz) from public;
