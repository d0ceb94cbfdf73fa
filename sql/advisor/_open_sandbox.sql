create or replace function advisor._open_sandbox(
    simulation_id bigint,
    relations text[],
    search_path text[],
    allows_partitions boolean default false,
    at timestamptz default now()
)
returns table (
    name text,
    relid oid,
    source text,
    copy text,
    bytes bigint,
    fraction numeric
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Decides what to copy and writes down the names of the copies; the caller commits before he
-- creates one.
-- Writes: advisor.sandbox_table
-- Raises: MU092, MU293, MU294, MU492
begin
    perform advisor._require_sandbox();
    return query
    with source as materialized (
        select s.name, s.relid, s.source, s.bytes, s.fraction,
               format('s%s_%s', _open_sandbox.simulation_id, dense_rank() over (order by s.relid))
                   as copy
        from advisor._sandbox_source(relations, search_path, allows_partitions) as s
    ),
    registered as (
        insert into advisor.sandbox_table as t (table_name, simulation_id, source, registered_at)
        select distinct s.copy, _open_sandbox.simulation_id, s.source, at
        from source as s
        returning t.table_name
    )
    select s.name, s.relid, s.source, s.copy, s.bytes, s.fraction
    from source as s
    join registered as r
      on r.table_name = s.copy
    order by s.relid, s.name;
end
$$;

revoke all on function advisor._open_sandbox(bigint, text[], text[], boolean, timestamptz)
    from public;
