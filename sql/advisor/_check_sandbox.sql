create or replace function advisor._check_sandbox()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What is in the sandbox that no simulation has any use for, and who owns the schema.
    with role as (
        select r.role_name
        from muster.role as r
        where r.kind = 'sandbox'
    ),
    stray as (
        select string_agg(c.relname::text, ', ' order by c.relname) as names
        from pg_catalog.pg_class as c
        where c.relnamespace = to_regnamespace('muster_sandbox')
          and c.relkind = 'r'
          and not exists (
              select from advisor.sandbox_table as t where t.table_name = c.relname)
    )
    select 'advisor_sandbox',
           case
               when s.names is not null then 'warning'
               else 'ok'
           end,
           case
               when s.names is not null then format('Nobody registered %s.', s.names)
               when r.role_name is null
                   then 'The sandbox is not set up; simulations are hypothetical only.'
               else format('%s tries indexes on copies in muster_sandbox.', r.role_name)
           end,
           case
               when s.names is not null then 'drop the tables of the schema muster_sandbox'
           end
    from stray as s
    left join role as r
      on true
$$;

revoke all on function advisor._check_sandbox() from public;
