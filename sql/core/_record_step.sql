create or replace function muster._record_step(
    module text,
    step integer,
    name text,
    checksum text,
    is_breaking boolean
)
returns void
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    -- Writes: muster.schema_step, in the transaction of the step itself
    insert into muster.schema_step (module, step, name, checksum, is_breaking, kit_version)
    values ($1, $2, $3, $4, $5, muster.version())
$$;

revoke all on function muster._record_step(text, integer, text, text, boolean) from public;
