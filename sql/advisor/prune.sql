create or replace function advisor.prune()
returns bigint
language sql
volatile
set search_path = pg_catalog, pg_temp
as $$
    select advisor._prune(now())
$$;

comment on function advisor.prune() is
'Forgets what is older than advisor.sample_retention (samples, scans, simulations) and
advisor.plan_retention (plans that are not the present ones, statements that no longer run with all
that belongs to them), and makes the next day''s partition of samples. A task calls it.

Returns how many rows and partitions it removed.

    select advisor.prune();';

revoke all on function advisor.prune() from public;
