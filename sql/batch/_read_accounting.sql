create or replace function batch._read_accounting(body text, timezone text)
returns table (ordinal bigint, recorded_at timestamptz, kind text, id text, fields jsonb)
language sql
stable
rows 10000
set search_path = pg_catalog, pg_temp
as $$
    -- 'MM/DD/YYYY HH:MM:SS;kind;id;key=value key="value with blanks" ...'
    select l.ordinal,
           timezone($2, make_timestamp(
               substring(l.content, 7, 4)::integer, substring(l.content, 1, 2)::integer,
               substring(l.content, 4, 2)::integer, substring(l.content, 12, 2)::integer,
               substring(l.content, 15, 2)::integer, substring(l.content, 18, 2)::integer)),
           split_part(l.content, ';', 2),
           split_part(l.content, ';', 3),
           coalesce((
               select jsonb_object_agg(m.pair[1], btrim(m.pair[2], '"'))
               from regexp_matches(
                   substring(l.content from '^[^;]*;[^;]*;[^;]*;(.*)$'),
                   '([^\s=]+)=("[^"]*"|\S*)', 'g') as m (pair)), '{}')
    from string_to_table(body, chr(10)) with ordinality as l (content, ordinal)
    where l.content
        ~ '^(0[1-9]|1[0-2])/([0-2]\d|3[01])/\d{4} ([01]\d|2[0-3]):[0-5]\d:[0-5]\d;[A-Za-z];[^;]+;'
$$;

revoke all on function batch._read_accounting(text, text) from public;
