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
comment on column fleet.stat_agent.agent_id is 'the agent: one service on one host';
comment on column fleet.stat_agent.host_id is 'the host';
comment on column fleet.stat_agent.hostname is 'its name';
comment on column fleet.stat_agent.service_name is 'the service it reports under; null for none';
comment on column fleet.stat_agent.status is 'its state';
comment on column fleet.stat_agent.ip_address is 'its address';
comment on column fleet.stat_agent.namespace is 'its namespace';
comment on column fleet.stat_agent.pod_name is 'its pod';
comment on column fleet.stat_agent.agent_version is 'the version of the agent';
comment on column fleet.stat_agent.run_mode is 'how the agent runs';
comment on column fleet.stat_agent.gpu_count is 'how many GPUs it has';
comment on column fleet.stat_agent.supported_events is 'the perf events it can count';
comment on column fleet.stat_agent.executors is 'what can run profiles there';
comment on column fleet.stat_agent.jobs is 'jobs it reports as its own';
comment on column fleet.stat_agent.workloads is 'what it says about its load, as it said it';
comment on column fleet.stat_agent.disk_free_pct is 'free disk in percent';
comment on column fleet.stat_agent.first_seen_at is 'when it registered';
comment on column fleet.stat_agent.boot_id is 'changes with every boot';
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
comment on column fleet.stat_host.host_id is 'the host';
comment on column fleet.stat_host.hostname is 'its name';
comment on column fleet.stat_host.liveness_since is 'when that changed';
comment on column fleet.stat_host.is_flapping is 'it changed fleet.flap_changes times within fleet.flap_window';
comment on column fleet.stat_host.seen_at is 'the time of its newest heartbeat';
comment on column fleet.stat_host.agents is 'how many agents report';
comment on column fleet.stat_host.disk_free_pct is 'free disk in percent';
comment on column fleet.stat_host.boot_id is 'changes with every boot';
comment on column fleet.stat_host.pool is 'the pool it is in';
comment on column fleet.stat_host.labels is 'what a claim can ask for';
comment on column fleet.stat_host.holder is 'who holds it';
comment on column fleet.stat_host.claim_id is 'the claim; grows with every claim of a host, so it is a fencing token';
comment on column fleet.stat_host.claimed_at is 'when the claim began';
comment on column fleet.stat_host.expires_at is 'when the claim ends by itself; null for never';
comment on column fleet.stat_host.created_at is 'since when it is known';
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
comment on column fleet.stat_pool.pool is 'the pool it is in';
comment on column fleet.stat_pool.hosts is 'how many hosts';
comment on column fleet.stat_pool.available is 'how many are free';
comment on column fleet.stat_pool.held is 'how many are held';
comment on column fleet.stat_pool.failed is 'how many failed';
comment on column fleet.stat_pool.next_expiry_at is 'when the next claim ends by itself';
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
comment on column fleet.stat_claim.claim_id is 'the claim; grows with every claim of a host, so it is a fencing token';
comment on column fleet.stat_claim.host_id is 'the host';
comment on column fleet.stat_claim.hostname is 'its name';
comment on column fleet.stat_claim.pool is 'the pool it is in';
comment on column fleet.stat_claim.holder is 'who holds it';
comment on column fleet.stat_claim.claimed_at is 'when the claim began';
comment on column fleet.stat_claim.claimed_by is 'the login that claimed';
comment on column fleet.stat_claim.expires_at is 'when the claim ends by itself; null for never';
comment on column fleet.stat_claim.released_at is 'when the claim ended; null while it lives';
comment on column fleet.stat_claim.released_by is 'the login that ended it';
comment on column fleet.stat_claim.outcome is
    'null while it lives; released, expired, lost, failed, deleted or replaced';

create or replace view fleet.stat_operation as
select o.operation_id, o.kind, nullif(o.subject, '') as subject, o.state, o.progress, o.message,
       o.started_by, o.started_at, o.heard_at, o.timeout_at, o.finished_at,
       coalesce(o.finished_at, now()) - o.started_at as running_for
from fleet.operation as o;

comment on view fleet.stat_operation is 'Long operations, running and ended.';
comment on column fleet.stat_operation.operation_id is 'the operation';
comment on column fleet.stat_operation.kind is 'what is done';
comment on column fleet.stat_operation.subject is 'to what; null for nothing in particular';
comment on column fleet.stat_operation.message is 'what it said last';
comment on column fleet.stat_operation.started_by is 'the login that began it';
comment on column fleet.stat_operation.started_at is 'when it began';
comment on column fleet.stat_operation.heard_at is 'when it reported last';
comment on column fleet.stat_operation.timeout_at is 'when it ends as timed_out';
comment on column fleet.stat_operation.finished_at is 'when it ended';
comment on column fleet.stat_operation.running_for is 'how long it runs or ran';
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
comment on column fleet.stat_service.service_id is 'the service';
comment on column fleet.stat_service.service_name is 'the service it reports under; null for none';
comment on column fleet.stat_service.agents is 'how many agents report';
comment on column fleet.stat_service.seen_at is 'the time of its newest heartbeat';
