create or replace view muster.stat_connection as
select a.datname as database,
       a.usename as login,
       a.application_name,
       coalesce(a.state, 'hidden') as state,
       count(*) as connections,
       max(now() - a.state_change) as longest_in_state
from pg_catalog.pg_stat_activity as a
where a.backend_type = 'client backend'
   or a.backend_type is null
group by a.datname, a.usename, a.application_name, a.state;

comment on view muster.stat_connection is 'Client connections by database, login, application and state.';
comment on column muster.stat_connection.database is 'the database';
comment on column muster.stat_connection.login is 'the login';
comment on column muster.stat_connection.application_name is 'what it calls itself';
comment on column muster.stat_connection.state is
    'active, idle, idle in transaction, ...; hidden for logins that you may not see';
comment on column muster.stat_connection.connections is 'how many';
comment on column muster.stat_connection.longest_in_state is 'the longest time in that state';

create or replace view muster.stat_idle_transaction as
select a.pid,
       a.datname as database,
       a.usename as login,
       a.application_name,
       a.client_addr,
       a.state,
       a.xact_start,
       now() - a.xact_start as open_for,
       now() - a.state_change as idle_for,
       age(a.backend_xmin) as holds_back
from pg_catalog.pg_stat_activity as a
where a.state in ('idle in transaction', 'idle in transaction (aborted)');

comment on view muster.stat_idle_transaction is
'Transactions that are open and do nothing. One that is open for long stops vacuum everywhere: a table
with many updates grows by megabytes a minute meanwhile.';
comment on column muster.stat_idle_transaction.pid is 'for pg_terminate_backend()';
comment on column muster.stat_idle_transaction.database is 'the database';
comment on column muster.stat_idle_transaction.login is 'the login';
comment on column muster.stat_idle_transaction.application_name is 'what it calls itself';
comment on column muster.stat_idle_transaction.client_addr is 'from where';
comment on column muster.stat_idle_transaction.state is 'whether the transaction has failed already';
comment on column muster.stat_idle_transaction.xact_start is 'when it began';
comment on column muster.stat_idle_transaction.open_for is 'since then';
comment on column muster.stat_idle_transaction.idle_for is 'since its last statement';
comment on column muster.stat_idle_transaction.holds_back is
    'how many transactions vacuum must still keep rows for; null when it has no snapshot';

create or replace function muster.slow_active(
    longer_than interval default '5 seconds',
    at timestamptz default clock_timestamp()
)
returns table (
    pid integer,
    database name,
    login name,
    application_name text,
    running_for interval,
    wait_event_type text,
    wait_event text,
    blocked_by integer[]
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select a.pid, a.datname, a.usename, a.application_name, at - a.query_start, a.wait_event_type,
           a.wait_event, pg_blocking_pids(a.pid)
    from pg_catalog.pg_stat_activity as a
    where a.state = 'active'
      and a.backend_type = 'client backend'
      and a.pid <> pg_backend_pid()
      and at - a.query_start > longer_than
    order by a.query_start
$$;

comment on function muster.slow_active(interval, timestamptz) is
'Statements that run for longer than that, the longest first, and who blocks them. Without their text:
that may hold secrets; see pg_stat_activity.

    select pid, running_for, blocked_by from muster.slow_active(''1 minute'');';

revoke all on function muster.slow_active(interval, timestamptz) from public;
