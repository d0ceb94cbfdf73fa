create or replace function advisor._plain_keys(keys text[])
returns text[]
language plpgsql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
-- Keys of an index for comparison: the server writes (data ->> 'device'::text) what others write
-- data->>'device', and lower((email)::text) of a varchar. Only where a column as a whole is cast is
-- the cast another key: an index on (id::text) does not serve id.
begin
    return (
        select array(
            select regexp_replace(
                       u.key,
                       case
                           when u.key ~ '^[\s(]*("[^"]+"|[a-z_][a-z0-9_$]*)[\s)]*::text[\s)]*( .*)?$'
                               then '[\s()]'
                           else '::text|[\s()]'
                       end,
                       '', 'g')
            from unnest(_plain_keys.keys) with ordinality as u (key)
            order by u.ordinality));
end
$$;

revoke all on function advisor._plain_keys(text[]) from public;
