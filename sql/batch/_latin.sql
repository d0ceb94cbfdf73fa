create or replace function batch._latin(body text)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- The stand-ins of batch._decode_document, read as Latin-1.
    select translate(
        body,
        (select string_agg(chr(63232 + b), '' order by b) from generate_series(128, 255) as b),
        (select string_agg(chr(b), '' order by b) from generate_series(128, 255) as b))
$$;

revoke all on function batch._latin(text) from public;
