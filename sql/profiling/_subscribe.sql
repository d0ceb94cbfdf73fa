create or replace function profiling._subscribe(service_name text, request_id uuid, at timestamptz)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- From now on hosts of this service are enrolled; those that are known and silent ask when they are
-- back. In the order of ids, as everywhere.
-- Writes: profiling.subscription, fleet.beat
begin
    perform
    from fleet.beat as b
    join fleet.agent as a
      on a.agent_id = b.agent_id
    where a.service_name = _subscribe.service_name
    order by b.agent_id
    for update of b;
    insert into profiling.subscription as s (service_name, request_id, started_at)
    values (_subscribe.service_name, _subscribe.request_id, at)
    on conflict on constraint subscription_pkey do update
    set request_id = excluded.request_id,
        started_at = excluded.started_at,
        ended_at = null;
    update fleet.beat as b
    set is_due = true
    from fleet.agent as a
    where a.service_name = _subscribe.service_name
      and b.agent_id = a.agent_id
      and not b.is_due;
end
$$;

revoke all on function profiling._subscribe(text, uuid, timestamptz) from public;
