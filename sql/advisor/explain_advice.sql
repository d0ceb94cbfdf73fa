create or replace function advisor.explain_advice(statement_id bigint)
returns table (
    rule text,
    verdict text,
    target text,
    reason text,
    recommendation_id bigint
)
language plpgsql
stable
rows 30
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU180
declare
    statement advisor.statement;
begin
    select s.*
    into statement
    from advisor.statement as s
    where s.statement_id = explain_advice.statement_id;
    if not found then
        perform advisor._raise_no_statement(statement_id);
    end if;

    return query
    with advice as (
        select r.*
        from advisor.recommendation as r
        where exists (
            select
            from advisor.recommendation_statement as l
            where l.recommendation_id = r.recommendation_id
              and l.statement_id = explain_advice.statement_id)
           or cardinality(statement.relations) > 0
              and r.relation = any (statement.relations)
              and r.statement_id is null
              and r.state in ('open', 'candidate')
    ),
    candidate as (
        select c.rule,
               format('%I.%I (%s)', t.schema_name, t.table_name, array_to_string(c.keys, ', '))
                   as target,
               c.objection,
               advisor._index_finding_key(c.relid, c.keys) as finding_key
        from advisor._index_candidate as c
        join advisor.table_fact as t
          on t.relid = c.relid
        where c.statement_id = explain_advice.statement_id
        union all
        select v.rule, v.target, v.objection, format('index %s', v.target)
        from (
            select c.rule, c.objection,
                   concat(
                       format('%I.%I', t.schema_name, t.table_name),
                       case when c.method <> 'btree' then format(' using %s', c.method) end,
                       format(' (%s)', array_to_string(c.keys, ', ')),
                       case
                           when c.include <> '{}' then format(
                               ' include (%s)', array_to_string(c.include, ', '))
                       end,
                       case
                           when c.predicate is not null then format(' where %s', c.predicate)
                       end) as target
            from advisor._variant_candidate as c
            join advisor.table_fact as t
              on t.relid = c.relid
            where c.statement_id = explain_advice.statement_id
        ) as v
    ),
    answer as (
        select a.rule, 'advice' as verdict, a.target,
               concat_ws(
                   ' ', a.why, 'Write cost ' || a.write_note || '.',
                   case when a.state = 'candidate' then '(Not verified yet.)' end) as reason,
               a.recommendation_id
        from advice as a
        where a.state in ('open', 'candidate')
        union all
        select a.rule, 'no', a.target,
               case a.state
                   when 'rejected' then a.state_reason
                   when 'muted' then concat_ws(': ', 'muted', a.state_reason)
                   when 'applied' then 'it was done'
                   else 'it is no longer so'
               end,
               a.recommendation_id
        from advice as a
        where a.state not in ('open', 'candidate')
        union all
        select c.rule, 'no', c.target, c.objection, null
        from candidate as c
        where c.objection is not null
        union all
        -- Nothing speaks against it, and yet there is no advice of that key: a wider one serves it.
        select c.rule, 'no', c.target, 'an index that begins so is proposed already', null
        from candidate as c
        where c.objection is null
          and not exists (
              select
              from advisor.recommendation as r
              where r.finding_key = c.finding_key)
    )
    select a.rule, a.verdict, a.target, a.reason, a.recommendation_id
    from answer as a
    union all
    select k.rule, 'no', null, advisor._silence(k.rule, statement), null
    from advisor._rule as k
    where not exists (select from answer as a where a.rule = k.rule)
    order by 1, 2, 3;
end
$$;

comment on function advisor.explain_advice(bigint) is
'Every rule and what it has to say about a statement: advice, and what an index costs for each row
written, or no and why.

Raises MU180 for an unknown statement.

    select * from advisor.explain_advice(1);';

revoke all on function advisor.explain_advice(bigint) from public;
