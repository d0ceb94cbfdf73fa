\pset format unaligned
\pset tuples_only on
set search_path = tap, public;
select plan(11);
select cmp_ok((select count(*) from profiling.execution), '>', 0::bigint,
    format('%s executions of %s requests, %s deliveries', (select count(*) from profiling.execution),
           (select count(*) from profiling.request), (select sum(deliveries) from profiling.execution)));
select is((select count(*) from profiling.execution where deliveries > 1) > 0, true, 'answers were lost and sent again');
select is((select count(*) from (select command_id, hostname from profiling.execution group by 1, 2 having count(*) > 1) as t),
    0::bigint, 'one execution per command and host');
select is((select count(*) from sim.effect as f join profiling.execution as e using (command_id, hostname) where e.status <> f.outcome),
    0::bigint, 'and one effect, which nothing changed afterwards');
select is((select count(*) from profiling.execution as e left join sim.effect as f using (command_id, hostname)
    where e.status in ('completed', 'failed') and f.command_id is null), 0::bigint, 'nothing is recorded that no agent did');
select is((select count(*) from profiling.part where state in ('waiting', 'assigned')), 0::bigint, 'no part is left open');
select is((select count(*) from profiling.part as x where x.state in ('completed', 'failed') and not exists (
    select from sim.effect as f where f.command_id = x.command_id and f.hostname = x.hostname and f.outcome = x.state)),
    0::bigint, 'every part has the outcome of its own command');
select is((select count(*) from fleet.beat as b where b.command_id is not null and not exists (
    select from profiling.command as c where c.command_id = b.command_id)), 0::bigint, 'no agent waits for a command that is not there');
select is((select count(*) from profiling.execution where status = 'assigned'), 0::bigint, 'no execution is left open');
select is((select count(*) from profiling.command as c where c.status in ('pending', 'sent') and (c.check_at is null or c.check_at > c.expires_at))
    + (select count(*) from profiling.execution as e where e.superseded_from is not null and e.status <> 'assigned'),
    0::bigint, 'the sweep looks at what is open, in time, and at nothing else');
-- The model: what a request is, from the outcomes of its parts alone.
select is((
    select count(*)
    from profiling.request as r
    cross join lateral (
        select count(*) filter (where x.state = 'completed') as good,
               count(*) filter (where x.state in ('failed', 'expired')) as bad
        from profiling.part as x
        where x.request_id = r.request_id) as p
    where r.status <> case when p.good + p.bad = 0 then 'cancelled' when p.bad = 0 then 'completed' when p.good = 0 then 'failed' else 'partial' end),
    0::bigint, 'every request is in the state that its parts make');
select * from finish();
