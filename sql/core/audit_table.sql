create or replace function muster.audit_table(relation regclass, redact text[] default '{}')
returns void
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Creates: two triggers on the table
-- Raises: MU001
declare
    key_columns text[] := array(
        select a.attname::text
        from pg_catalog.pg_index as i
        cross join unnest(i.indkey::smallint[]) with ordinality as k (attnum, place)
        join pg_catalog.pg_attribute as a
          on a.attrelid = i.indrelid
         and a.attnum = k.attnum
        where i.indrelid = relation
          and i.indisprimary
          and k.place <= i.indnkeyatts
        order by k.place);
    unknown text;
begin
    select r.name
    into unknown
    from unnest(redact) as r (name)
    where not exists (
        select
        from pg_catalog.pg_attribute as a
        where a.attrelid = relation
          and a.attname = r.name
          and a.attnum > 0
          and not a.attisdropped)
    limit 1;
    if found then
        raise exception using
            errcode = 'MU001',
            message = format('no column %s to redact', unknown),
            detail = format('The table is %s.', relation),
            hint = 'Write the column as the catalogue has it, without quotes.';
    end if;

    execute format(
        'create or replace trigger _800_audit after insert or update or delete on %s '
        'for each row execute function muster._audit(%L, %L)',
        relation, key_columns, redact);
    execute format(
        'create or replace trigger _800_audit_truncate after truncate on %s '
        'for each statement execute function muster._audit(%L, %L)',
        relation, key_columns, redact);
end
$$;

comment on function muster.audit_table(regclass, text[]) is
'Records every change of a table in muster.audit from now on: who, when, which row, and the columns
that changed, in the transaction of the change. Of the columns in redact it records that they
changed, not what they hold. Call it again to change redact. To stop, drop the triggers _800_audit
and _800_audit_truncate of the table.

Raises MU001 for a column that is not there.

    select muster.audit_table(''public.account'', redact => ''{password_hash}'');';

revoke all on function muster.audit_table(regclass, text[]) from public;
