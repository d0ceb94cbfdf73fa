create or replace function muster._audit()
returns trigger
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Trigger of muster.audit_table(): tg_argv[0] lists the key columns, tg_argv[1] those to redact.
-- Security definer, so that whoever may change a table leaves a trace without being able to forge
-- one. Inside, current_user is the owner; the role that acts is the one SET ROLE chose.
-- Writes: muster.audit
declare
    acting text := coalesce(nullif(current_setting('role'), 'none'), session_user);
    key_columns text[] := tg_argv[0]::text[];
    redacted text[] := tg_argv[1]::text[];
    old_row jsonb := case when tg_op in ('UPDATE', 'DELETE') then to_jsonb(old) end;
    new_row jsonb := case when tg_op in ('UPDATE', 'INSERT') then to_jsonb(new) end;
    changed text[];
    token_name text;
    request text;
begin
    if tg_op = 'UPDATE' then
        changed := array(
            select n.key
            from jsonb_each(new_row) as n
            where n.value is distinct from old_row -> n.key);
        if changed = '{}' then
            return null;
        end if;
    end if;

    if tg_op = 'INSERT' and muster._is_restored(tg_relid, acting) then
        return null;
    end if;

    -- The HTTP server's word on whose request this is counts when it is its login that says so.
    if nullif(current_setting('muster.request', true), '') is not null
        and session_user = (select r.role_name from muster.role as r where r.kind = 'web') then
        request := current_setting('muster.request', true);
        token_name := (
            select t.name
            from muster.token as t
            where t.token_id = nullif(current_setting('muster.token', true), '')::bigint);
    end if;

    insert into muster.audit
        (login_role, acting_role, application_name, relation, action, key, before, after, token,
         request_id)
    values (
        session_user,
        acting,
        current_setting('application_name'),
        format('%I.%I', tg_table_schema, tg_table_name),
        lower(tg_op),
        muster._audit_columns(coalesce(old_row, new_row), key_columns, redacted),
        muster._audit_columns(old_row, changed, redacted),
        muster._audit_columns(new_row, changed, redacted),
        token_name,
        request);
    return null;
end
$$;

revoke all on function muster._audit() from public;
