create or replace function advisor._answer_queries(relation text)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The statements that name a table, as format('%I.%I') has it; the dearest first.
    select format('%s known statements name %s.', t.statements, $1),
           format('advisor.stat_table %s', $1)
    from advisor.stat_table as t
    where format('%I.%I', t.schema_name, t.table_name) = $1
    union all
    (select format(
                'Statement %s%s%s: %s', s.statement_id,
                format(', %s calls with %s ms in all in the last %s', s.calls, s.total_ms, w.value),
                ', by ' || (
                    select string_agg(distinct c.words, ', ')
                    from advisor.predicate as p
                    cross join lateral (
                        select format('%s (%s)', coalesce(p.column_name, p.expression),
                                      replace(p.usage, '_', ' ')) as words
                    ) as c
                    where p.statement_id = s.statement_id
                      and format('%I.%I', p.relation_schema, p.relation_name) = $1),
                advisor._preview(s.normalized)),
            format('advisor.stat_statement %s; advisor.predicate %1$s; muster.setting %s',
                   s.statement_id, w.name)
     from advisor.stat_statement as s
     join muster.setting as w
       on w.name = 'advisor.window'
     where $1 = any (s.relations)
       and s.calls is not null
     order by s.total_ms desc nulls last, s.statement_id
     limit 10)
    union all
    (select format('Statement %s has not run lately: %s', s.statement_id,
                   advisor._preview(s.normalized)),
            format('advisor.stat_statement %s', s.statement_id)
     from advisor.stat_statement as s
     where $1 = any (s.relations)
       and s.calls is null
     order by s.last_seen_at desc, s.statement_id
     limit 5)
$$;

revoke all on function advisor._answer_queries(text) from public;
