create or replace function muster._define_undumped(table_name text, reason text)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Every table of ours is data, which pg_dump keeps of an extension install too and which the admin
-- may write, unless it is named here.
-- Writes: muster.undumped_table
-- Raises: MU101
begin
    if to_regclass(table_name) is null then
        raise exception using
            errcode = 'MU101',
            message = 'an undumped table does not exist',
            detail = format('There is no %s.', table_name),
            hint = 'Write the table with its schema.';
    end if;
    insert into muster.undumped_table (table_name, module, reason)
    values (table_name, muster._defining_module(), reason);
end
$$;

revoke all on function muster._define_undumped(text, text) from public;
