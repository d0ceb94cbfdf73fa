create or replace function advisor._status()
returns table (component text, state text, detail text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select 'advisor scan',
           case when r.scan_id is null then 'never' else r.status end,
           case
               when r.scan_id is null then 'nothing has been scanned'
               else format(
                   '%s: %s statements seen, %s new, %s samples, %s wait, %s ms',
                   r.started_at, r.seen, r.added, r.samples, r.pending, r.duration_ms)
           end
    from (values (true)) as one (row)
    left join lateral (
        select x.*
        from advisor.scan_run as x
        order by x.started_at desc
        limit 1
    ) as r
      on true
    union all
    select 'advisor statements',
           case when count(*) = 0 then 'none' else 'present' end,
           format('%s known, %s with a plan, %s refused, %s failed, %s not parsed',
                  count(*),
                  count(*) filter (where s.explain_state = 'planned'),
                  count(*) filter (where s.explain_state = 'refused'),
                  count(*) filter (where s.explain_state = 'failed'),
                  count(*) filter (where s.parse_error is not null))
    from advisor.statement as s
    where not s.is_excluded
    union all
    select 'advisor recommendations',
           case when count(*) filter (where r.state = 'open') > 0 then 'open' else 'none' end,
           format('%s open, %s not verified yet, %s rejected, %s muted, %s done',
                  count(*) filter (where r.state = 'open'),
                  count(*) filter (where r.state = 'candidate'),
                  count(*) filter (where r.state = 'rejected'),
                  count(*) filter (where r.state = 'muted'),
                  count(*) filter (where r.state = 'applied'))
    from advisor.recommendation as r
    union all
    select 'advisor simulations',
           case
               when count(*) filter (where s.status = 'running') > 0 then 'running'
               when count(*) filter (where s.status = 'requested') > 0 then 'waiting'
               else 'idle'
           end,
           format('%s wait, %s run, %s done, %s failed or refused',
                  count(*) filter (where s.status = 'requested'),
                  count(*) filter (where s.status = 'running'),
                  count(*) filter (where s.status = 'done'),
                  count(*) filter (where s.status in ('failed', 'refused')))
    from advisor.simulation as s
$$;

revoke all on function advisor._status() from public;
