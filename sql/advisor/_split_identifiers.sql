create or replace function advisor._split_identifiers(list text)
returns text[]
language sql
immutable
strict
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- The names in the value of a setting such as search_path: folded to lower case unless quoted.
    select coalesce(
        array_agg(
            case
                when m.name[1] is not null then replace(m.name[1], '""', '"')
                else lower(m.name[2])
            end
            order by m.ordinality),
        '{}')
    from regexp_matches($1, '"((?:[^"]|"")*)"|([^\s,"]+)', 'g') with ordinality as m (name)
$$;

revoke all on function advisor._split_identifiers(text) from public;
