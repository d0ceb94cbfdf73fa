create or replace function advisor._check_search_path()
returns table (check_name text, state text, detail text, fix text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Statements whose names are not found where their role looks: their sessions set a search_path
    -- of their own, or the tables are gone. 42P01 is undefined_table.
    select 'advisor_search_path',
           case when count(*) = 0 then 'ok' else 'warning' end,
           case
               when count(*) = 0 then 'Every explained statement finds its tables.'
               else format(
                   '%s statements name tables that are not in the search_path of their role, such '
                   'as %s.', count(*), min(n.names))
           end,
           case
               when count(*) > 0
                   then 'select muster.set_setting(''advisor.search_path'', ''{ROLE=SCHEMA}'');'
           end
    from advisor.statement as s
    cross join lateral (
        select string_agg(r.name, ', ' order by r.name) as names
        from unnest(s.relations) as r (name)
        where r.name !~ '[.]'
    ) as n
    where not s.is_excluded
      and s.explain_state = 'failed'
      and s.explain_reasons @> '{42P01}'
$$;

revoke all on function advisor._check_search_path() from public;
