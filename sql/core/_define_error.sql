create or replace function muster._define_error(
    code text,
    title text,
    http_status integer,
    hint text
)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Writes: muster.error_code
    insert into muster.error_code (code, module, title, http_status, hint)
    values ($1, muster._defining_module(), $2, $3, $4)
$$;

revoke all on function muster._define_error(text, text, integer, text) from public;
