create or replace function profiling._settle(request_ids uuid[], at timestamptz)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- Ends the requests whose last part has ended. The row of the request is locked only by the last 32
-- parts: of 11,800 completions the others do not queue up behind each other, and of the last ones
-- each sees what the one before it wrote.
-- Writes: profiling.request
declare
    id uuid;
    open_parts integer;
    done integer;
    bad integer;
begin
    for id in
        select distinct u.request_id
        from unnest(request_ids) as u (request_id)
        order by u.request_id
    loop
        select count(*)::integer
        into open_parts
        from (
            select
            from profiling.part as x
            where x.request_id = id
              and x.is_open
            limit 33
        ) as o;
        continue when open_parts > 32;

        perform
        from profiling.request as r
        where r.request_id = id
        for no key update;
        continue when exists (
            select
            from profiling.part as x
            where x.request_id = id
              and x.is_open);

        select (count(*) filter (where x.state = 'completed'))::integer,
               (count(*) filter (where x.state in ('failed', 'expired')))::integer
        into done, bad
        from profiling.part as x
        where x.request_id = id;
        update profiling.request as r
        set status = case
                when done + bad = 0 then 'cancelled'
                when bad = 0 then 'completed'
                when done = 0 then 'failed'
                else 'partial'
            end,
            reason = case when bad > 0 then (
                select string_agg(format('%s on %s', g.reason, g.hosts), '; ')
                from (
                    select coalesce(x.reason, 'failed') as reason,
                           case count(*) when 1 then min(x.hostname)
                                else format('%s hosts', count(*)) end as hosts
                    from profiling.part as x
                    where x.request_id = id
                      and x.state in ('failed', 'expired')
                    group by coalesce(x.reason, 'failed')
                    order by count(*) desc, coalesce(x.reason, 'failed')
                    limit 5
                ) as g)
                when done = 0 then (
                    select max(x.reason)
                    from profiling.part as x
                    where x.request_id = id)
            end,
            completed_at = at,
            updated_at = at
        where r.request_id = id
          and r.status <> 'scheduled';
    end loop;
end
$$;

revoke all on function profiling._settle(uuid[], timestamptz) from public;
