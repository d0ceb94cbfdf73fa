create or replace function profiling._doctor()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
    select 'profiling_overdue',
           case when o.late > 0 then 'warning' else 'ok' end,
           format('%s commands are over their time.', o.late),
           case when o.late > 0 then 'call muster.run_task(''profiling.sweep_commands'');' end
    from (
        select count(*) as late
        from profiling.command as c
        where c.status in ('pending', 'sent')
          and c.check_at < now() - interval '5 minutes'
          and c.expires_at < now() - interval '5 minutes'
    ) as o
$$;

revoke all on function profiling._doctor() from public;
