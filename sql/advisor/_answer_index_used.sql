create or replace function advisor._answer_index_used(schema_name text, index_name text)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    with one as (
        select i.*, format('%I.%I', i.schema_name, i.index_name) as name,
               format('advisor.index_fact %I.%I', i.schema_name, i.index_name) as source
        from advisor.index_fact as i
        where i.schema_name = $1
          and i.index_name = $2
    )
    select case
               when i.scans = 0 then format(
                   'No: as of %s, %s on %I has not been read since the statistics were reset; it '
                   'takes %s.',
                   advisor._at_utc(i.captured_at), i.name, i.table_name, pg_size_pretty(i.bytes))
               else format(
                   'Yes: as of %s, %s on %I has been read %s times since the statistics were '
                   'reset; it takes %s.',
                   advisor._at_utc(i.captured_at), i.name, i.table_name, i.scans,
                   pg_size_pretty(i.bytes))
           end,
           i.source
    from one as i
    union all
    select format('It is needed in any case: the constraint %I rests on it.', i.constraint_name),
           i.source
    from one as i
    where i.constraint_name is not null
    union all
    select 'It is invalid, so no query may use it.', i.source
    from one as i
    where not i.is_valid
    union all
    (select format('The plan of %s of statement %s uses it.', advisor._at_utc(p.captured_at),
                   p.statement_id),
            format('advisor.plan %s', p.plan_id)
     from one as i
     join advisor.stat_statement as s
       on s.plan_id is not null
     join advisor.plan as p
       on p.plan_id = s.plan_id
      and p.facts -> 'indexes' ? i.index_name
     order by s.total_ms desc nulls last, s.statement_id
     limit 5)
    union all
    (select r.why, format('advisor.recommendation %s', r.recommendation_id)
     from one as i
     join advisor.recommendation as r
       on r.target = i.name
      and r.state = 'open'
     order by r.confidence desc, r.recommendation_id)
$$;

revoke all on function advisor._answer_index_used(text, text) from public;
