create or replace function advisor._answer_drop()
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Open advice to drop something, the largest index first.
    (select format('%s: %s %s', r.title, r.why, r.ddl),
            format('advisor.recommendation %s', r.recommendation_id)
     from advisor.recommendation as r
     left join advisor.index_fact as i
       on format('%I.%I', i.schema_name, i.index_name) = r.target
     where r.state = 'open'
       and r.ddl like 'drop %'
     order by i.bytes desc nulls last, r.confidence desc, r.recommendation_id
     limit 20)
    union all
    select 'Nothing: no index is known to be redundant, unused or broken.',
           'advisor.recommendation'
    where not exists (
        select
        from advisor.recommendation as r
        where r.state = 'open'
          and r.ddl like 'drop %')
$$;

revoke all on function advisor._answer_drop() from public;
