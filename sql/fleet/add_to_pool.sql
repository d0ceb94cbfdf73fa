create or replace function fleet.add_to_pool(
    hostname text,
    pool text default 'default',
    labels text[] default '{}',
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: fleet.host, fleet.slot
-- Raises: MU020
declare
    id bigint;
begin
    perform fleet._check_name('hostname', hostname);
    perform fleet._check_name('pool', pool);
    if labels is null then
        perform fleet._invalid('labels', 'they are null');
    end if;
    perform fleet._durable();
    insert into fleet.host as h (hostname, created_at, liveness_since, changes_since)
    values (add_to_pool.hostname, at, at, at)
    on conflict on constraint host_hostname_key do nothing;
    select h.host_id
    into strict id
    from fleet.host as h
    where h.hostname = add_to_pool.hostname;

    insert into fleet.slot as s (host_id, pool, labels, created_at, updated_at)
    values (id, add_to_pool.pool, add_to_pool.labels, at, at)
    on conflict on constraint slot_pkey do update
    set pool = excluded.pool,
        labels = excluded.labels,
        updated_at = greatest(at, s.updated_at)
    where (s.pool, s.labels) is distinct from (excluded.pool, excluded.labels);
    return id;
end
$$;

comment on function fleet.add_to_pool(text, text, text[], timestamptz) is
'Puts a host into a pool, or changes its pool and labels; a claim stays as it is. Returns host_id.

Raises MU020 for an invalid name.

    select fleet.add_to_pool(''i-0abc123def456'', ''lab'', ''{gpu,a100}'');';

revoke all on function fleet.add_to_pool(text, text, text[], timestamptz) from public;
