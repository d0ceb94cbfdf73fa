create or replace function muster._audit_columns(
    row_image jsonb,
    columns text[],
    redacted text[]
)
returns jsonb
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- The named columns of a row (null: all), with what is secret replaced; null stays null.
    select case when $1 is not null then coalesce(jsonb_object_agg(
               c.key,
               case
                   when c.key = any ($3) and c.value <> 'null' then to_jsonb('(redacted)'::text)
                   else c.value
               end), '{}') end
    from jsonb_each($1) as c
    where $2 is null
       or c.key = any ($2)
$$;

revoke all on function muster._audit_columns(jsonb, text[], text[]) from public;
