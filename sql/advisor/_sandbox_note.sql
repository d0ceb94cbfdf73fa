create or replace function advisor._sandbox_note(sources text[])
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What the planner knows of these tables, and not of their copies: by a foreign key it estimates
    -- joins; by a check constraint it leaves out a table only where constraint_exclusion is on, for
    -- partitions are not copied at all.
    select coalesce(array_agg(n.note order by n.note), '{}')
    from (
        select format(
                   'foreign keys of %s are not copied: joins by them may be estimated otherwise',
                   s.source) as note
        from unnest($1) as s (source)
        where exists (
            select
            from pg_catalog.pg_constraint as k
            where k.conrelid = to_regclass(s.source)
              and k.contype = 'f')
        union
        select format(
                   'check constraints of %s are not copied, and constraint_exclusion is on',
                   s.source)
        from unnest($1) as s (source)
        where current_setting('constraint_exclusion') = 'on'
          and exists (
              select
              from pg_catalog.pg_constraint as k
              where k.conrelid = to_regclass(s.source)
                and k.contype = 'c')
    ) as n
$$;

revoke all on function advisor._sandbox_note(text[]) from public;
