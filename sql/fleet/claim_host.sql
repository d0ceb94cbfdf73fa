create or replace function fleet.claim_host(
    holder text,
    pool text default 'default',
    labels text[] default '{}',
    command text default null,
    ttl interval default null,
    idempotency_key text default null,
    at timestamptz default now(),
    out claim_id bigint,
    out host_id bigint,
    out hostname text,
    out expires_at timestamptz,
    out is_new boolean
)
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
-- No whole tables: a plan that was made while they were empty would read them whole for ever.
-- One plan: those for the values of a call look cheaper, so each call was planned anew, which took
-- 1,380,000 instructions of 1,944,000.
-- Clients begin at a random place of the free slots, so that they do not queue up behind the same
-- locked rows; SKIP LOCKED does the rest, and the row's own primary key excludes two holders.
-- A transaction may begin before the end of the claim whose host it gets. Times of a slot never go
-- back, so that the claims of a host follow each other in the record, too.
-- Writes: fleet.slot, fleet.outbox
-- Raises: MU020, MU220, MU222
declare
    alive_after timestamptz;
    start real := random()::real;
    facts record;
begin
    -- One expression for what is seldom: each costs as much as a tenth of a bare claim.
    if holder is null or holder = '' or length(holder) > 255 or ttl <= interval '0'
        or current_setting('muster.synchronous_commit', true) <> '' then
        perform fleet._check_name('holder', holder);
        if ttl <= interval '0' then
            perform fleet._invalid('ttl', 'it is not positive', ttl::text);
        end if;
        perform fleet._durable();
    end if;

    if idempotency_key is not null then
        perform fleet._check_name('idempotency_key', idempotency_key);
        -- One call at a time per key; the unique index would answer the second with an error.
        perform pg_advisory_xact_lock(hashtext('muster claim'), hashtext(idempotency_key));
        select s.claim_id, s.host_id, h.hostname, s.expires_at, false
        into claim_id, host_id, hostname, expires_at, is_new
        from fleet.slot as s
        join fleet.host as h
          on h.host_id = s.host_id
        where s.idempotency_key = claim_host.idempotency_key;
        if found then
            return;
        end if;
        perform
        from fleet.claim_history as c
        where c.idempotency_key = claim_host.idempotency_key;
        if found then
            raise exception using
                errcode = 'MU222',
                message = 'this claim has ended',
                detail = 'A claim with this idempotency key was made and is over.',
                hint = 'Use a new key for a new claim.';
        end if;
    end if;

    for attempt in 1 .. 2 loop
        with free as (
            select s.host_id
            from fleet.slot as s
            where s.state = 'available'
              and s.pool = claim_host.pool
              and s.spread >= start
              and (claim_host.labels = '{}' or s.labels @> claim_host.labels)
              and not exists (
                  select
                  from fleet.beat as b
                  where b.host_id = s.host_id
                    and b.seen_at > '-infinity'
                  having max(b.seen_at) < at - (
                      -- The view and not the function: a quarter of the time.
                      select c.value::interval
                      from muster.setting as c
                      where c.name = 'fleet.stale_after'))
            order by s.spread
            limit 1
            for update of s skip locked
        ),
        taken as (
            update fleet.slot as s
            set state = 'in-use',
                claim_id = nextval('fleet.claim_id_seq'),
                holder = claim_host.holder,
                command = claim_host.command,
                idempotency_key = claim_host.idempotency_key,
                claimed_at = greatest(at, s.updated_at),
                claimed_by = session_user,
                expires_at = greatest(at, s.updated_at) + ttl,
                updated_at = greatest(at, s.updated_at)
            from free as f
            where s.host_id = f.host_id
            returning s.claim_id, s.host_id, s.expires_at
        ),
        told as (
            insert into fleet.outbox (topic, subject)
            select 'fleet_vm', t.host_id::text
            from taken as t
        )
        select t.claim_id, t.host_id, h.hostname, t.expires_at, true
        into claim_id, host_id, hostname, expires_at, is_new
        from taken as t
        join fleet.host as h
          on h.host_id = t.host_id;
        if found then
            return;
        end if;
        exit when start = 0;
        start := 0;
    end loop;

    alive_after := at - muster.setting_interval('fleet.stale_after');
    select count(*) as slots,
           count(*) filter (where s.state = 'in-use') as held,
           count(*) filter (where s.state = 'failed') as failed,
           count(*) filter (where s.state = 'available' and exists (
               select
               from fleet.beat as b
               where b.host_id = s.host_id
                 and b.seen_at > '-infinity'
               having max(b.seen_at) < alive_after)) as stale
    into facts
    from fleet.slot as s
    where s.pool = claim_host.pool;
    raise exception using
        errcode = 'MU220',
        message = 'no host is free',
        detail = format('Pool %s has %s hosts: %s held, %s failed, %s stale%s.',
            claim_host.pool, facts.slots, facts.held, facts.failed, facts.stale,
            case when claim_host.labels = '{}' then ''
                else format('; wanted labels: %s', array_to_string(claim_host.labels, ', ')) end),
        hint = 'Wait for a release, widen the labels, or add hosts to the pool.';
end
$$;

comment on function fleet.claim_host(text, text, text[], text, interval, text, timestamptz) is
'Gives exactly one free and healthy host of a pool to a holder.

A host is healthy when its agent was heard within fleet.stale_after, or when it has no agent. labels
must all be on the host; command is what the host shall run; after ttl the claim ends by itself. With
an idempotency_key a repeated call answers with the same claim (is_new is false). claim_id grows with
every claim of a host: use it as fencing token, and for release.

Raises MU020 for an invalid value, MU220 when no host is free (with how many are held, failed and
stale), MU222 when the claim of this key has ended.

    select hostname, claim_id from fleet.claim_host(''ada@example.com'', ttl => ''8 hours'');';

revoke all on function fleet.claim_host(text, text, text[], text, interval, text, timestamptz)
    from public;
