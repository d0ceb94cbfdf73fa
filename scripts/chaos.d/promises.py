"""What has to hold after every breakage; each check gives the rows that break a promise."""

from world import Failure

# Rows that must not be, by promise.
QUERIES = {
    "a host is never held by two claims": """
        with held as (
            select claim_id, host_id, claimed_at, released_at from fleet.claim_history
            union all
            select claim_id, host_id, claimed_at, 'infinity' from fleet.slot where claim_id is not null)
        select a.host_id, a.claim_id, b.claim_id
        from held as a
        join held as b on b.host_id = a.host_id and b.claim_id > a.claim_id
         and tstzrange(a.claimed_at, a.released_at) && tstzrange(b.claimed_at, b.released_at)""",
    "a key has one claim": """
        select idempotency_key, count(*)
        from (select idempotency_key, claim_id from fleet.claim_history
              union select idempotency_key, claim_id from fleet.slot) as c
        where idempotency_key is not null group by 1 having count(*) > 1""",
    "each usage record is counted once at every level": """
        select * from metering.verify(now() - interval '8 days', now() + interval '8 days')""",
    "every event is handled once": """
        select e.event_id, count(h.*)
        from muster.event as e left join app.handled as h using (event_id)
        where e.topic = 'muster_setting'
          and e.event_id > (select min(event_id) from app.handled)
        group by 1 having count(h.*) <> 1""",
    "every row is audited once": """
        select n.note_id, count(a.*)
        from app.note as n
        left join muster.audit as a on a.relation = 'app.note' and a.key = jsonb_build_object('note_id', n.note_id)
        group by 1 having count(a.*) <> 1""",
    "every collection has an end": """
        select collection_id, status from batch.collection
        where status = 'running' and collection_id not in (
            select leased_collection_id from batch.cluster_source where leased_collection_id is not null)""",
    "the advisor leaves no table and no index of the user's changed": """
        select count(*), sum(hashtextextended(t::text, 0)) from app.orders as t having count(*) <> 20000
        union all
        select count(*), 0 from pg_index as i join pg_class as c on c.oid = i.indrelid
        where c.relnamespace = 'app'::regnamespace having count(*) <> 2""",
    "what was asked of the advisor is answered": """
        select 'scan', request_id, status from advisor.scan_request where status in ('requested', 'running')
        union all
        select 'simulation', simulation_id, status from advisor.simulation where status in ('requested', 'running')""",
    "no run of a task is left behind": """
        select task, status from muster.task_run
        where status = 'running' and started_at < now() - interval '1 minute'""",
    "foreign keys and checks hold": """
        select conname from pg_constraint where not convalidated""",
}


def broken(world, load=None, ordered=True):
    """The promises that do not hold, as text; none is good.

    Where the server's own clock went back, times do not say what came first: `ordered` is false.
    """
    found = []
    # Events of the load are handled soon, not at once.
    world.wait_for(QUERIES["every event is handled once"], "", 10)
    # A scan takes what the statements take that it explains; what a dead worker held comes back in time.
    world.wait_for(QUERIES["what was asked of the advisor is answered"], "", 90)
    world.sql("call metering.aggregate()", timeout=120)
    for promise, query in QUERIES.items():
        if promise == "a host is never held by two claims" and not ordered:
            continue
        try:
            rows = world.sql(query, timeout=120)
        except Failure as failure:
            rows = str(failure)
        if rows:
            found.append(f"{promise}: {rows.splitlines()[0]} ({len(rows.splitlines())} rows)")
    if load:
        found += lost(world, load)
    return found


def lost(world, load):
    """Acknowledged writes that are not there, or not there once."""
    stored = {
        "usage": "select substr(task_id, 6), count(*) from metering.usage_record group by 1",
        "claim": "select substr(idempotency_key, 7), min(claim_id) || '|' || min(host_id) from ("
                 "select idempotency_key, claim_id, host_id from fleet.slot union "
                 "select idempotency_key, claim_id, host_id from fleet.claim_history) as c "
                 "where idempotency_key like 'claim-%' group by 1",
        "submit": "select substr(idempotency_key, 9), min(request_id::text) from profiling.request "
                  "where idempotency_key like 'request-%' group by 1",
        "event": "select note_id, count(*) from app.note group by 1",
    }
    found = []
    for name, query in stored.items():
        there = dict(line.split("|", 1) for line in world.sql(query, timeout=120).splitlines())
        for number, answer in load.acknowledged[name].items():
            # The answer to a write that was sent twice says that it is known, and is no number.
            wanted = answer if name in ("claim", "submit") else "1"
            if there.get(str(number)) != wanted:
                found.append(f"an acknowledged {name} is lost: {number}: {there.get(str(number))}, not {wanted}")
                break
    return found
