create or replace view fleet.stat_agent as
select a.agent_id,
       a.host_id,
       a.hostname,
       nullif(a.service_name, '') as service_name,
       a.status,
       a.ip_address,
       a.namespace,
       a.pod_name,
       a.agent_version,
       a.run_mode,
       a.gpu_count,
       a.supported_events,
       a.executors,
       a.jobs,
       a.workloads,
       nullif(b.seen_at, '-infinity') as seen_at,
       b.disk_free_pct,
       b.command_id,
       a.first_seen_at,
       a.facts_at,
       h.boot_id
from fleet.agent as a
join fleet.beat as b
  on b.agent_id = a.agent_id
join fleet.host as h
  on h.host_id = a.host_id;

comment on view fleet.stat_agent is 'One row per host and service: what its agent said last.';
comment on column fleet.stat_agent.seen_at is 'the time of its newest heartbeat; null before the first';
comment on column fleet.stat_agent.command_id is 'the command that it should have';
comment on column fleet.stat_agent.facts_at is 'when anything but seen_at and disk_free_pct changed last';

create or replace view fleet.stat_host as
select h.host_id,
       h.hostname,
       case
           when b.seen_at is null then 'unknown'
           when b.seen_at >= now() - s.stale_after then 'alive'
           when b.seen_at >= now() - s.lost_after then 'stale'
           else 'lost'
       end as liveness,
       h.liveness as told_liveness,
       h.liveness_since,
       h.is_flapping,
       b.seen_at,
       b.agents,
       b.disk_free_pct,
       h.boot_id,
       v.pool,
       v.labels,
       v.state,
       v.holder,
       v.claim_id,
       v.claimed_at,
       v.expires_at,
       h.created_at
from fleet.host as h
cross join (
    select muster.setting_interval('fleet.stale_after') as stale_after,
           muster.setting_interval('fleet.lost_after') as lost_after
    offset 0
) as s
left join lateral (
    select max(b.seen_at) filter (where b.seen_at > '-infinity') as seen_at,
           count(*) as agents,
           min(b.disk_free_pct) as disk_free_pct
    from fleet.beat as b
    where b.host_id = h.host_id
) as b
  on true
left join fleet.slot as v
  on v.host_id = h.host_id;

comment on view fleet.stat_host is
'One row per host: is it alive (derived now from its beats), and who holds it.';
comment on column fleet.stat_host.liveness is
    'alive, stale (not heard for fleet.stale_after), lost (fleet.lost_after), unknown (never heard)';
comment on column fleet.stat_host.told_liveness is 'what the last event said';
comment on column fleet.stat_host.state is 'available, in-use or failed; null when in no pool';

create or replace view fleet.stat_pool as
select s.pool,
       count(*) as hosts,
       count(*) filter (where s.state = 'available') as available,
       count(*) filter (where s.state = 'in-use') as held,
       count(*) filter (where s.state = 'failed') as failed,
       count(*) filter (where h.liveness in ('stale', 'lost')) as silent,
       min(s.expires_at) as next_expiry_at
from fleet.slot as s
join fleet.host as h
  on h.host_id = s.host_id
group by s.pool;

comment on view fleet.stat_pool is 'How full each pool is.';
comment on column fleet.stat_pool.silent is 'hosts that are stale or lost as of the last sweep';

create or replace view fleet.stat_claim as
select s.claim_id, s.host_id, h.hostname, s.pool, s.holder, s.claimed_at, s.claimed_by, s.expires_at,
       null::timestamptz as released_at, null::text as released_by, null::text as outcome
from fleet.slot as s
join fleet.host as h
  on h.host_id = s.host_id
where s.claim_id is not null
union all
select c.claim_id, c.host_id, c.hostname, c.pool, c.holder, c.claimed_at, c.claimed_by, null,
       c.released_at, c.released_by, c.outcome
from fleet.claim_history as c;

comment on view fleet.stat_claim is 'Every claim, live and ended: who held which host, when, and how it ended.';
comment on column fleet.stat_claim.outcome is
    'null while it lives; released, expired, lost, failed, deleted or replaced';

create or replace view fleet.stat_operation as
select o.operation_id, o.kind, nullif(o.subject, '') as subject, o.state, o.progress, o.message,
       o.started_by, o.started_at, o.heard_at, o.timeout_at, o.finished_at,
       coalesce(o.finished_at, now()) - o.started_at as running_for
from fleet.operation as o;

comment on view fleet.stat_operation is 'Long operations, running and ended.';
comment on column fleet.stat_operation.state is 'running, succeeded, failed, cancelled or timed_out';
comment on column fleet.stat_operation.progress is 'percent';

create or replace view fleet.stat_service as
select s.service_id,
       nullif(s.service_name, '') as service_name,
       count(b.agent_id) as agents,
       max(nullif(b.seen_at, '-infinity')) as seen_at
from fleet.service as s
left join fleet.agent as a
  on a.service_id = s.service_id
left join fleet.beat as b
  on b.agent_id = a.agent_id
group by s.service_id, s.service_name;

comment on view fleet.stat_service is 'The services and how many agents report under each.';
