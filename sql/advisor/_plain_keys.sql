create or replace function advisor._plain_keys(keys text[])
returns text[]
language plpgsql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
-- Keys of an index for comparison: the server writes (data ->> 'device'::text) what others write
-- data->>'device'.
begin
    return (
        select array(
            select regexp_replace(u.key, '::text|[\s()]', '', 'g')
            from unnest(_plain_keys.keys) with ordinality as u (key)
            order by u.ordinality));
end
$$;

revoke all on function advisor._plain_keys(text[]) from public;
