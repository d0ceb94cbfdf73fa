create or replace function advisor._check_statements()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- A worker parses within a scan's period; five minutes is patience enough.
    select 'advisor_pending',
           case when w.waiting > 0 then 'warning' else 'ok' end,
           case
               when w.waiting > 0
                   then format('%s statements wait for a worker to read them.', w.waiting)
               else 'No statement waits for a worker.'
           end,
           case when w.waiting > 0 then 'Run a worker: muster worker' end
    from (
        select count(*) as waiting
        from advisor.statement_source as s
        where s.state = 'pending'
          and s.missing_since is null
          and s.first_seen_at < now() - interval '5 minutes'
    ) as w
$$;

revoke all on function advisor._check_statements() from public;
