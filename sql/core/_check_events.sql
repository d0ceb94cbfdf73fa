create or replace function muster._check_events()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with last as (
        select g.generation, g.system_identifier
        from muster.event_generation as g
        order by g.generation desc
        limit 1
    ),
    strange as (
        -- Another cluster, or an event that by its number is yet to be written.
        select coalesce(l.system_identifier <> muster._system_identifier(), false)
               or exists (
                   select
                   from muster.event as e
                   where e.generation = l.generation
                     and e.written_by >= pg_snapshot_xmax(pg_current_snapshot())) as is_strange
        from last as l
    ),
    lag as (
        select c.consumer, min(e.occurred_at) as waiting_since
        from muster.event_consumer as c
        cross join lateral (
            select n.occurred_at
            from muster.event as n
            where (n.generation, n.written_by, n.event_id)
                    > (c.generation, c.written_by, c.event_id)
            order by n.generation, n.written_by, n.event_id
            limit 1) as e
        where e.occurred_at < now() - muster.setting_interval('muster.consumer_lag')
        group by c.consumer
    ),
    holder as (
        select format('backend %s', a.pid) as name,
               a.xact_start as since,
               format('select pg_terminate_backend(%s);', a.pid) as fix
        from pg_catalog.pg_stat_activity as a
        where a.backend_xid is not null
          and a.pid <> pg_backend_pid()
          and a.xact_start < now() - muster.setting_interval('muster.consumer_lag')
        union all
        select format('prepared %L', p.gid), p.prepared, format('rollback prepared %L;', p.gid)
        from pg_catalog.pg_prepared_xacts as p
        where p.prepared < now() - muster.setting_interval('muster.consumer_lag')
    )
    select 'events_restored',
           case when coalesce(bool_or(s.is_strange), false) then 'warning' else 'ok' end,
           case
               when coalesce(bool_or(s.is_strange), false)
                   then 'This database was restored from another cluster and not told so.'
               else 'Events belong to this cluster.'
           end,
           case
               when coalesce(bool_or(s.is_strange), false) then 'select muster.after_restore();'
           end
    from strange as s
    union all
    select 'event_consumers',
           case when count(*) = 0 then 'ok' else 'warning' end,
           case
               when count(*) = 0 then 'No consumer lags.'
               else format(
                   '%s. Start what takes under that name, or forget it.',
                   string_agg(
                       format('%s has an event waiting since %s', l.consumer, l.waiting_since),
                       '; ' order by l.consumer))
           end,
           case
               when count(*) > 0 then format('select muster.drop_consumer(%L);', min(l.consumer))
           end
    from lag as l
    union all
    -- Whoever has written and stays open, in any database of the cluster, holds back what comes
    -- after.
    select 'events_settle',
           case when count(*) = 0 then 'ok' else 'warning' end,
           case
               when count(*) = 0 then 'No open transaction holds events back.'
               else format('Transactions that wrote and are open since %s hold events back: %s.',
                           min(h.since), string_agg(h.name, ', ' order by h.since))
           end,
           (array_agg(h.fix order by h.since))[1]
    from holder as h
$$;

revoke all on function muster._check_events() from public;
