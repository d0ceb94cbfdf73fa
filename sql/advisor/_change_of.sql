create or replace function advisor._change_of(node jsonb, label text, key text)
returns text
language sql
immutable
set search_path = pg_catalog, pg_temp
as $$
    -- cost 12.5 -> 3.1, or one figure when only one side has it or both are the same.
    select $2 || ' ' || array_to_string(
        array_remove(
            array[
                round((($1 -> 'before') ->> $3)::numeric, 2)::text,
                nullif(
                    round((($1 -> 'after') ->> $3)::numeric, 2)::text,
                    round((($1 -> 'before') ->> $3)::numeric, 2)::text)],
            null),
        ' -> ')
    where coalesce(($1 -> 'before') ->> $3, ($1 -> 'after') ->> $3) is not null
$$;

revoke all on function advisor._change_of(jsonb, text, text) from public;
