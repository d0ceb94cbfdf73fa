create or replace function advisor._plan_change_sentence(change advisor.plan_change)
returns table (sentence text, source text)
language sql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
    -- A change of plan with its likeliest cause.
    select format(
               'The plan of statement %s changed at %s from cost %s to %s%s.%s',
               $1.statement_id, advisor._at_utc($1.changed_at), round($1.cost_before::numeric, 2),
               round($1.cost_after::numeric, 2),
               ' (' || nullif(array_to_string($1.labels, ', '), '') || ')',
               coalesce(
                   ' A likely cause: ' || w.sentence || '.',
                   ' Nothing that is stored explains it.')),
           concat_ws('; ', 'advisor.plan_change ' || $1.change_id, w.source)
    from (values (true)) as one (row)
    left join lateral (
        select c.sentence, c.source
        from advisor._plan_change_cause($1.change_id) as c
        order by c.likelihood, c.sentence
        limit 1
    ) as w
      on true
$$;

revoke all on function advisor._plan_change_sentence(advisor.plan_change) from public;
