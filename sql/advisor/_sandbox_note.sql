create or replace function advisor._sandbox_note(sources text[], sampled text[] default '{}')
returns text[]
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- What the planner knows of these tables, and not of their copies: by a foreign key between two of
    -- them it estimates joins, and copies have it unless one is partitioned or there in part only; by
    -- a check constraint it leaves out a table only where constraint_exclusion is on. Looked up by
    -- their names in the catalogue: who records the result need not be allowed into the schemas of
    -- the tables, which a cast to regclass would ask for.
    with known as (
        select r.name as source, r.relid, r.kind = 'p' or r.name = any ($2) as has_no_keys
        from advisor._resolve_relations($1, '{}') as r
        where r.relid is not null
    )
    select coalesce(array_agg(n.note order by n.note), '{}')
    from (
        select format(
                   'the foreign key from %s to %s is not copied: joins by it may be estimated '
                   'otherwise', a.source, b.source) as note
        from pg_catalog.pg_constraint as k
        join known as a
          on a.relid = k.conrelid
        join known as b
          on b.relid = k.confrelid
        where k.contype = 'f'
          and (a.has_no_keys or b.has_no_keys)
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

revoke all on function advisor._sandbox_note(text[], text[]) from public;
