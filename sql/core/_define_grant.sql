create or replace function muster._define_grant(
    kind text,
    object text,
    privilege text,
    role text
)
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- One cell of the matrix. The operator has what the reader has, the admin what the operator has,
-- and usage of the schema is implied. The admin also has every function and, but for tables that
-- are not dumped, the data of every table; see muster._grant_matrix().
-- Writes: muster.grant_rule
-- Raises: MU101
begin
    if (kind = 'function' and to_regprocedure(object) is null)
        or (kind = 'relation' and to_regclass(object) is null) then
        raise exception using
            errcode = 'MU101',
            message = format('a grant names a %s that does not exist', kind),
            detail = format('There is no %s.', object),
            hint = 'Write it as it would be called, with its schema and argument types.';
    end if;
    insert into muster.grant_rule (module, kind, object, privilege, role)
    values (muster._defining_module(), kind, object, privilege, role);
end
$$;

revoke all on function muster._define_grant(text, text, text, text) from public;
