create or replace function advisor._plans_wanted(
    top integer default null,
    at timestamptz default now()
)
returns table (
    statement_id bigint,
    kind text,
    normalized text,
    relations text[],
    shape jsonb,
    search_path text[]
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The statements to explain now, of the top ones by time in the window (null means
    -- advisor.top_k): those never tried, those tried longer ago than advisor.plan_refresh, and
    -- those one of whose tables got other indexes, new statistics or another size since. No more
    -- than advisor.explains_per_minute leaves.
    select s.statement_id, s.kind, s.normalized, s.relations, s.shape,
           advisor._statement_search_path(s.statement_id)
    from (
        select t.statement_id, t.total_ms
        from advisor._statement_total($2) as t
        join advisor.statement as x
          on x.statement_id = t.statement_id
        where not x.is_excluded
          and x.parse_error is null
          and x.kind in ('select', 'insert', 'update', 'delete', 'merge')
        order by t.total_ms desc, t.statement_id
        limit coalesce($1, (select muster.setting_bigint('advisor.top_k')))
    ) as t
    join advisor.statement as s
      on s.statement_id = t.statement_id
    where s.explain_state = 'waiting'
       or s.explained_at < $2 - (select muster.setting_interval('advisor.plan_refresh'))
       or exists (
           select
           from advisor.table_fact as f
           where format('%I.%I', f.schema_name, f.table_name) = any (s.relations)
             and f.changed_at > s.explained_at)
    order by t.total_ms desc, t.statement_id
    limit greatest(
        (select muster.setting_bigint('advisor.explains_per_minute'))
        - (select count(*) from advisor.statement as r where r.explained_at > $2 - interval '1 minute'),
        0)
$$;

revoke all on function advisor._plans_wanted(integer, timestamptz) from public;
