create or replace function muster._status()
returns table (component text, state text, detail text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select 'muster',
           'installed',
           format('%s as %s on PostgreSQL %s: %s',
                  muster.version(),
                  case when exists (select from pg_catalog.pg_extension where extname = 'muster')
                      then 'extension' else 'schema' end,
                  current_setting('server_version'),
                  (select string_agg(m.module, ', ' order by m.ordinal) from muster.module as m))
    union all
    select 'roles',
           case when count(r.role_name) = 0 then 'not set up' else 'set up' end,
           coalesce(string_agg(format('%s: %s', r.kind, r.role_name), ', ' order by r.kind), '')
    from muster.role as r
    union all
    select 'tasks',
           case
               when count(t.running_since) > 0 then 'running'
               when count(*) filter (where t.consecutive_failures > 0) > 0 then 'failing'
               when max(t.last_started_at) is null then 'never run'
               else 'idle'
           end,
           format('%s defined, %s running, %s failing, last run %s',
                  count(*),
                  count(t.running_since),
                  count(*) filter (where t.consecutive_failures > 0),
                  coalesce(max(t.last_started_at)::text, 'never'))
    from muster.stat_task as t
    union all
    select 'events',
           case when count(*) = 0 then 'none' else 'present' end,
           format('%s kept, last %s, %s consumers',
                  count(*),
                  coalesce(max(e.occurred_at)::text, 'never'),
                  (select count(*) from muster.event_consumer))
    from muster.event as e
$$;

revoke all on function muster._status() from public;
