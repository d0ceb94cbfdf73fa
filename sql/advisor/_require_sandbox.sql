create or replace function advisor._require_sandbox()
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU492
begin
    if to_regnamespace('muster_sandbox') is null
        or not exists (select from muster.role as r where r.kind = 'sandbox') then
        raise exception using
            errcode = 'MU492',
            message = 'the sandbox is not set up',
            detail = 'There is no schema muster_sandbox, or no login for it.',
            hint = 'Run select * from advisor.setup_sandbox(); as the owner of Muster.';
    end if;
end
$$;

revoke all on function advisor._require_sandbox() from public;
