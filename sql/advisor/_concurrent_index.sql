create or replace function advisor._concurrent_index(definition text)
returns text
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    -- The server's own definition of an index, as a command that does not block writers. The server
    -- begins it with CREATE INDEX or CREATE UNIQUE INDEX, always.
    select case
        when starts_with($1, 'CREATE UNIQUE INDEX ')
            then format(
                'create unique index concurrently %s;',
                substr($1, length('CREATE UNIQUE INDEX ') + 1))
        when starts_with($1, 'CREATE INDEX ')
            then format('create index concurrently %s;', substr($1, length('CREATE INDEX ') + 1))
    end
$$;

revoke all on function advisor._concurrent_index(text) from public;
