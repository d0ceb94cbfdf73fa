create or replace function advisor._sandbox_note(sources text[])
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What the planner knows of these tables, and not of their copies: by a foreign key it estimates
    -- joins; by a check constraint it leaves out a table only where constraint_exclusion is on, for
    -- partitions are not copied at all. Looked up by their names in the catalogue: who records the result
    -- need not be allowed into the schemas of the tables, which a cast to regclass would ask for.
    with known as (
        select s.source, c.oid as relid
        from unnest($1) as s (source)
        join pg_catalog.pg_namespace as n
          on starts_with(s.source, format('%I.', n.nspname))
        join pg_catalog.pg_class as c
          on c.relnamespace = n.oid
         and format('%I.%I', n.nspname, c.relname) = s.source
    )
    select coalesce(array_agg(n.note order by n.note), '{}')
    from (
        select format(
                   'foreign keys of %s are not copied: joins by them may be estimated otherwise',
                   s.source) as note
        from known as s
        where exists (
            select
            from pg_catalog.pg_constraint as k
            where k.conrelid = s.relid
              and k.contype = 'f')
        union
        select format(
                   'check constraints of %s are not copied, and constraint_exclusion is on',
                   s.source)
        from known as s
        where current_setting('constraint_exclusion') = 'on'
          and exists (
              select
              from pg_catalog.pg_constraint as k
              where k.conrelid = s.relid
                and k.contype = 'c')
    ) as n
$$;

revoke all on function advisor._sandbox_note(text[]) from public;
