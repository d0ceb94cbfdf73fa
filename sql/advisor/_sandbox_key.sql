create or replace function advisor._sandbox_key(relids oid[], copies text[])
returns table (command text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The commands that give whole copies the foreign keys between them. The planner estimates joins
    -- by them: one on two columns of which each row has a partner counts as one condition and not as
    -- two independent ones. It takes the word of a key that was not validated, and looking for a
    -- partner of every row would only take time. A partitioned table takes no such key.
    with copied as (
        select u.relid, u.copy
        from unnest($1, $2) as u (relid, copy)
        join pg_catalog.pg_class as c
          on c.oid = u.relid
         and c.relkind = 'r'
    )
    select format(
               'alter table muster_sandbox.%I add foreign key (%s) references muster_sandbox.%I (%s)'
               ' not valid',
               a.copy, l.names, b.copy, r.names)
    from pg_catalog.pg_constraint as k
    join copied as a
      on a.relid = k.conrelid
    join copied as b
      on b.relid = k.confrelid
    cross join lateral (
        select string_agg(quote_ident(t.attname), ', ' order by u.ordinality) as names
        from unnest(k.conkey) with ordinality as u (attnum)
        join pg_catalog.pg_attribute as t
          on t.attrelid = k.conrelid
         and t.attnum = u.attnum
    ) as l
    cross join lateral (
        select string_agg(quote_ident(t.attname), ', ' order by u.ordinality) as names
        from unnest(k.confkey) with ordinality as u (attnum)
        join pg_catalog.pg_attribute as t
          on t.attrelid = k.confrelid
         and t.attnum = u.attnum
    ) as r
    where k.contype = 'f'
    order by k.conname, k.oid
$$;

revoke all on function advisor._sandbox_key(oid[], text[]) from public;
