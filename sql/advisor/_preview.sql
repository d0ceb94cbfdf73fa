create or replace function advisor._preview(normalized text)
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- One line of at most 200 characters.
    select case
        when length(t.line) > 200 then left(t.line, 197) || '...'
        else t.line
    end
    from (select btrim(regexp_replace($1, '\s+', ' ', 'g')) as line) as t
$$;

revoke all on function advisor._preview(text) from public;
