create or replace function advisor._recommendations_due(at timestamptz default now())
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether the rules could say something else than the last time, besides for statements and
    -- plans that have come since, of which the worker knows: a table or its indexes changed, a
    -- setting did, or so much time has passed that figures which move slowly may have.
    select coalesce(
        (
            select s.refreshed_at < $1 - (select muster.setting_interval('advisor.plan_refresh'))
                   or exists (
                       select
                       from advisor.table_fact as f
                       where f.changed_at > s.refreshed_at)
                   or exists (
                       select
                       from muster.setting_value as v
                       where v.set_at > s.refreshed_at
                         and starts_with(v.name, 'advisor.'))
            from advisor.refresh_state as s),
        true)
$$;

revoke all on function advisor._recommendations_due(timestamptz) from public;
