create or replace function muster.delete_old_audit(at timestamptz default now())
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: muster.audit
declare
    deleted bigint;
begin
    delete from muster.audit as a
    where a.audit_id in (
        select o.audit_id
        from muster.audit as o
        where o.occurred_at < at - muster.setting_interval('muster.audit_retention')
        order by o.occurred_at
        limit muster.setting_bigint('muster.delete_batch'));
    get diagnostics deleted = row_count;
    return deleted;
end
$$;

comment on function muster.delete_old_audit(timestamptz) is
'Deletes one batch of audit rows older than the setting muster.audit_retention; returns how many.';

revoke all on function muster.delete_old_audit(timestamptz) from public;
