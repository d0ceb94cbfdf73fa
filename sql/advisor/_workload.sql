create or replace function advisor._workload(
    top integer default null,
    at timestamptz default now()
)
returns table (
    statement_id bigint,
    normalized text,
    relations text[],
    shape jsonb,
    search_path text[],
    total_ms double precision
)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The statements for which indexes are chosen: those that took most time in the window (null
    -- means advisor.top_k of them), whether or not each alone has advice.
    select s.statement_id, s.normalized, s.relations, s.shape,
           advisor._statement_search_path(s.statement_id), t.total_ms
    from advisor._statement_total($2) as t
    join advisor.statement as s
      on s.statement_id = t.statement_id
    where not s.is_excluded
      and s.parse_error is null
      and s.kind in ('select', 'insert', 'update', 'delete', 'merge')
    order by t.total_ms desc, t.statement_id
    limit coalesce($1, (select muster.setting_bigint('advisor.top_k')))
$$;

revoke all on function advisor._workload(integer, timestamptz) from public;
