create or replace function profiling.opt_out(
    hostname text,
    reason text default null,
    at timestamptz default now()
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: profiling.opt_out
-- Raises: MU020
begin
    perform fleet._check_name('hostname', hostname);
    insert into profiling.opt_out as o (hostname, reason, created_at)
    values (opt_out.hostname, left(opt_out.reason, 1000), at)
    on conflict on constraint opt_out_pkey do update
    set reason = excluded.reason;
end
$$;

comment on function profiling.opt_out(text, text, timestamptz) is
'From now on no request reaches this host and no subscription enrols it, until profiling.opt_in().';

revoke all on function profiling.opt_out(text, text, timestamptz) from public;
