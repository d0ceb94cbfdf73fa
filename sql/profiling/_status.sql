create or replace function profiling._status()
returns table (component text, state text, detail text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select 'profiling',
           case when count(*) = 0 then 'idle' else 'running' end,
           format('%s open requests, %s commands waiting, %s subscriptions',
                  count(*),
                  (select count(*) from profiling.command as c where c.status in ('pending', 'sent')),
                  (select count(*) from profiling.subscription as s where s.ended_at is null))
    from profiling.request as r
    where r.status in ('scheduled', 'pending', 'assigned')
$$;

revoke all on function profiling._status() from public;
