create or replace function advisor._forget_trial(place text, kept oid[], prepared text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Drops the hypothetical indexes that were not there before, one by one: hypopg_reset() would take
-- the caller's with them, as deallocate all would his prepared statements.
declare
    made oid[];
    doomed oid;
begin
    if place is not null and kept is not null then
        execute format(
            'select array(select h.indexrelid from %I.hypopg() as h'
            ' where h.indexrelid <> all ($1))', place)
        into made
        using kept;
        foreach doomed in array made loop
            execute format('select %I.hypopg_drop_index($1)', place) using doomed;
        end loop;
    end if;
    if exists (select from pg_catalog.pg_prepared_statements as p where p.name = prepared) then
        execute format('deallocate %I', prepared);
    end if;
end
$$;

revoke all on function advisor._forget_trial(text, oid[], text) from public;
