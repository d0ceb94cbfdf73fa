create or replace function fleet._doctor()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select 'fleet_hot_updates',
           case
               when s.n_tup_upd < 10000 then 'ok'
               when s.n_tup_hot_upd >= 0.9 * s.n_tup_upd then 'ok'
               else 'warning'
           end,
           format('%s of %s updates of fleet.beat were HOT.', s.n_tup_hot_upd, s.n_tup_upd),
           case
               when s.n_tup_upd >= 10000 and s.n_tup_hot_upd < 0.9 * s.n_tup_upd
                   then 'Look for an open transaction in muster.stat_idle_transaction, and drop any '
                        'index on fleet.beat that Muster did not make.'
           end
    from pg_catalog.pg_stat_user_tables as s
    where s.relid = 'fleet.beat'::regclass
    union all
    select 'fleet_outbox',
           case when o.waiting > 10000 then 'warning' else 'ok' end,
           format('%s changes wait to be told.', o.waiting),
           case when o.waiting > 10000
               then 'Start a worker, or: select fleet.flush_notifications();' end
    from (select fleet._outbox_waiting() as waiting) as o
    union all
    select 'fleet_lost_hosts',
           case when h.lost > 0 and h.lost * 10 >= h.hosts then 'warning' else 'ok' end,
           format('%s of %s hosts that were ever heard are lost.', h.lost, h.hosts),
           case when h.lost > 0 and h.lost * 10 >= h.hosts
               then $q$select hostname, seen_at from fleet.stat_host where liveness = 'lost';$q$ end
    from (select count(*) filter (where h.liveness = 'lost') as lost,
                 count(*) filter (where h.liveness <> 'unknown') as hosts
          from fleet.host as h) as h
$$;

revoke all on function fleet._doctor() from public;
