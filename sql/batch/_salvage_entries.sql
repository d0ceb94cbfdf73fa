create or replace function batch._salvage_entries(
    body text,
    out entries jsonb,
    out rejected bigint,
    out first_rejected text
)
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- What can be read of a document of PBS that is no JSON as a whole (a truncated one, or one with an
-- unescaped character): PBS prints each job, queue and node as a block of lines indented by two tabs.
-- A block that does not parse is counted. Only ever used for a document that failed to parse.
declare
    block record;
    parsed record;
    kept jsonb[] := array[]::jsonb[];
begin
    rejected := 0::bigint;
    for block in
        with line as (
            select l.content, l.ordinal,
                   count(*) filter (where l.content ~ '^\t\t"[^"]+":\s*\{\s*$') over (order by l.ordinal)
                       as number
            from string_to_table(body, chr(10)) with ordinality as l (content, ordinal)
        ), ending as (
            select line.number, min(line.ordinal) as ordinal
            from line
            where line.number > 0 and line.content ~ '^\t\t\},?\s*$'
            group by line.number
        )
        select line.number,
               max(substring(line.content from '^\t\t"([^"]+)":\s*\{\s*$')) as id,
               ending.ordinal is not null as is_whole,
               '{' || rtrim(string_agg(line.content, chr(10) order by line.ordinal), E', \t\r') || '}' as text
        from line
        left join ending
          on ending.number = line.number
        where line.number > 0
          and line.ordinal <= coalesce(ending.ordinal, line.ordinal)
        group by line.number, ending.ordinal
    loop
        parsed := batch._parse_json(block.text);
        if block.is_whole and parsed.message is null then
            kept := kept || parsed.parsed;
        else
            rejected := rejected + 1;
            first_rejected := coalesce(first_rejected, block.id);
        end if;
    end loop;
    select coalesce(jsonb_object_agg(e.key, e.value), '{}')
    into entries
    from unnest(kept) as k (entry)
    cross join jsonb_each(k.entry) as e;
end
$$;

revoke all on function batch._salvage_entries(text) from public;
