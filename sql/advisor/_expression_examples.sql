create or replace function advisor._expression_examples()
returns table (statement_id bigint, normalized text, example text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Statements with a parameter inside an expression, payload ->> $1, and what some session runs
    -- right now or ran last, literals and all. The server names the statement of each session, so
    -- nothing is guessed; the worker takes the key out of it and drops the rest.
    select distinct on (s.statement_id) s.statement_id, s.normalized, a.query
    from advisor.predicate as p
    join advisor.statement as s
      on s.statement_id = p.statement_id
    join advisor.statement_source as o
      on o.statement_id = s.statement_id
    join pg_catalog.pg_stat_activity as a
      on a.query_id = o.queryid
     and a.datid = o.dbid
    where not p.is_resolved
    order by s.statement_id, a.query_start desc
$$;

revoke all on function advisor._expression_examples() from public;
