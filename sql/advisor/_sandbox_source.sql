create or replace function advisor._sandbox_source(relations text[], search_path text[])
returns table (name text, relid oid, source text, bytes bigint, fraction numeric)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- What to copy of the relations that a statement names, given as SQL writes them: each table once
-- for every way in which it is written.
-- Raises: MU092, MU293, MU294
declare
    most bigint := muster.setting_bigint('advisor.sandbox_max_bytes');
    least_part numeric := muster.setting_numeric('advisor.sandbox_min_fraction');
    room bigint := muster.setting_bigint('advisor.sandbox_database_limit');
    objection text;
    relids oid[];
    sizes bigint[];
    shares numeric[];
    needed bigint;
begin
    select string_agg(o.text, '; ' order by o.text)
    into objection
    from (
        select case
                   when r.relid is null then format('%s is not found', r.name)
                   when r.candidates > 1 then format('%s is ambiguous', r.name)
                   when c.relkind not in ('r', 'm') then format('%s is not a plain table', r.name)
                   when n.nspname in ('pg_catalog', 'information_schema')
                       then format('%s belongs to the server', r.name)
                   when c.relpersistence = 't' then format('%s is temporary', r.name)
                   when c.relrowsecurity then format('%s has row security', r.name)
                   when exists (
                       select
                       from pg_catalog.pg_inherits as h
                       where r.relid in (h.inhparent, h.inhrelid))
                       then format('%s is part of an inheritance tree', r.name)
               end as text
        from advisor._resolve_relations(relations, search_path) as r
        left join pg_catalog.pg_class as c
          on c.oid = r.relid
        left join pg_catalog.pg_namespace as n
          on n.oid = c.relnamespace
    ) as o;
    if objection is null and cardinality(relations) = 0 then
        objection := 'it reads no table';
    end if;
    if objection is not null then
        raise exception using
            errcode = 'MU092',
            message = 'the sandbox cannot copy what the statement reads',
            detail = objection || '.',
            hint = 'The sandbox copies plain tables without row security; use mode hypopg.';
    end if;

    select array_agg(t.relid order by t.relid), array_agg(t.bytes order by t.relid)
    into relids, sizes
    from (
        select distinct r.relid, pg_total_relation_size(r.relid) as bytes
        from advisor._resolve_relations(relations, search_path) as r
    ) as t;
    shares := advisor._sandbox_shares(sizes, most);
    if (select min(u.share) from unnest(shares) as u (share)) < least_part then
        raise exception using
            errcode = 'MU293',
            message = 'the tables are too large for the sandbox',
            detail = format(
                'They take %s; advisor.sandbox_max_bytes allows %s, a smaller part of a table '
                'than advisor.sandbox_min_fraction (%s).',
                pg_size_pretty((select sum(u.size) from unnest(sizes) as u (size))),
                pg_size_pretty(most), least_part),
            hint = 'Raise advisor.sandbox_max_bytes, or use mode hypopg.';
    end if;
    -- The index to try comes on top, and sorting for it: half as much again.
    select (sum(u.size * u.share) * 1.5)::bigint
    into needed
    from unnest(sizes, shares) as u (size, share);
    if room > 0 and pg_database_size(current_database()) + needed > room then
        raise exception using
            errcode = 'MU294',
            message = 'there is no room for the sandbox',
            detail = format(
                'It needs up to %s; the database has %s and may have %s.', pg_size_pretty(needed),
                pg_size_pretty(pg_database_size(current_database())), pg_size_pretty(room)),
            hint = 'Make room, lower advisor.sandbox_max_bytes, or raise '
                'advisor.sandbox_database_limit.';
    end if;

    return query
    select r.name, r.relid, format('%I.%I', r.schema_name, r.relation_name),
           sizes[array_position(relids, r.relid)], shares[array_position(relids, r.relid)]
    from advisor._resolve_relations(relations, search_path) as r
    order by r.relid, r.name;
end
$$;

revoke all on function advisor._sandbox_source(text[], text[]) from public;
