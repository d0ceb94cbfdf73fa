create or replace function fleet._status()
returns table (component text, state text, detail text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select 'hosts',
           case when count(*) = 0 then 'none' else 'known' end,
           format('%s known, %s alive, %s stale, %s lost',
                  count(*),
                  count(*) filter (where h.liveness = 'alive'),
                  count(*) filter (where h.liveness = 'stale'),
                  count(*) filter (where h.liveness = 'lost'))
    from fleet.stat_host as h
    union all
    select 'pools',
           case when count(*) = 0 then 'none'
                when count(*) filter (where s.state = 'available') = 0 then 'full'
                else 'free' end,
           format('%s hosts in pools, %s available, %s held, %s failed',
                  count(*),
                  count(*) filter (where s.state = 'available'),
                  count(*) filter (where s.state = 'in-use'),
                  count(*) filter (where s.state = 'failed'))
    from fleet.slot as s
$$;

revoke all on function fleet._status() from public;
