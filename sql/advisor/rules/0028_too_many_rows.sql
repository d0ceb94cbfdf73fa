create or replace function advisor._rule_0028_too_many_rows()
returns setof advisor.finding
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    select f.*
    from advisor.statement as s
    join advisor._statement_total() as t
      on t.statement_id = s.statement_id
    cross join lateral advisor._statement_finding(
        '0028_too_many_rows',
        'More rows than a reader takes',
        'notice',
        'rewrite',
        s,
        jsonb_build_object(
            'rows_per_call', round(t.rows::numeric / t.calls), 'calls', t.calls, 'rows', t.rows),
        format(
            'Each of %s calls fetched about %s rows, and no LIMIT bounds them. When they are '
            'counted, summed or filtered by the client, let the database do it; when a person '
            'looks at them, page; when all are wanted, a cursor or COPY spares the memory of '
            'both.',
            t.calls, round(t.rows::numeric / t.calls))) as f
    where s.kind = 'select'
      and not s.is_excluded
      and not coalesce((s.shape ->> 'has_limit')::boolean, false)
      -- Once a night is an export, and meant.
      and t.calls >= 10
      and t.rows::numeric / t.calls >= (select muster.setting_bigint('advisor.many_rows'))
$$;

revoke all on function advisor._rule_0028_too_many_rows() from public;
