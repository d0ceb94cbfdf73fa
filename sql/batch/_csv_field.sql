create or replace function batch._csv_field(value text)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- A text that a spreadsheet would run as a formula gets an apostrophe; a number keeps its sign.
    select case
        when value ~ '^[=+@\t\r-]' and value !~ '^-?\d+(\.\d+)?([eE][+-]?\d+)?$'
            then '"' || replace('''' || value, '"', '""') || '"'
        when value ~ '[",\n\r]' then '"' || replace(value, '"', '""') || '"'
        else coalesce(value, '')
    end
$$;

revoke all on function batch._csv_field(text) from public;
