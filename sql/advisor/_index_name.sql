create or replace function advisor._index_name(relid oid, keys text[])
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- A name as the server itself would choose, table_column_column_idx, at most 63 bytes and not taken
-- in the schema. Too long a name is cut and gets eight digits of its hash, so that it stays the
-- same one.
declare
    fact advisor.table_fact;
    words text;
    stem text;
    name text;
    attempt integer := 0;
begin
    select t.*
    into fact
    from advisor.table_fact as t
    where t.relid = _index_name.relid;
    select string_agg(
               btrim(regexp_replace(
                   replace(u.key, '::text', ''), '[^[:alnum:]_]+', '_', 'g'), '_'),
               '_' order by u.ordinality)
    into words
    from unnest(keys) with ordinality as u (key);
    stem := format('%s_%s', fact.table_name, words);
    if octet_length(stem) > 63 - length('_idx') then
        while octet_length(stem) > 63 - length('_00000000_idx') loop
            stem := left(stem, -1);
        end loop;
        stem := format(
            '%s_%s', stem, left(md5(format('%s_%s', fact.table_name, words)), 8));
    end if;

    name := stem || '_idx';
    while exists (
        select
        from pg_catalog.pg_class as c
        join pg_catalog.pg_namespace as n
          on n.oid = c.relnamespace
        where c.relname = name
          and n.nspname = fact.schema_name)
    loop
        attempt := attempt + 1;
        while octet_length(stem) + length('_idx') + length(attempt::text) > 63 loop
            stem := left(stem, -1);
        end loop;
        name := format('%s_idx%s', stem, attempt);
    end loop;
    return name;
end
$$;

revoke all on function advisor._index_name(oid, text[]) from public;
