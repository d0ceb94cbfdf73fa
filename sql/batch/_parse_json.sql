create or replace function batch._parse_json(
    body text,
    out parsed jsonb,
    out message text,
    out offending_line bigint
)
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
-- JSON, or what is wrong with it and on which line.
declare
    context text;
begin
    parsed := body::jsonb;
    if jsonb_typeof(parsed) <> 'object' then
        message := format('the document is a JSON %s, not an object', jsonb_typeof(parsed));
        parsed := null;
    end if;
exception when data_exception or program_limit_exceeded then
    get stacked diagnostics
        message = message_text,
        context = pg_exception_context;
    offending_line := substring(context from 'JSON data, line (\d+)')::bigint;
end
$$;

revoke all on function batch._parse_json(text) from public;
