-- For scripts/bench-tpch: tries an index that is advised on every query whose plan it changes.
create schema bench;
create table bench.query (number integer primary key, text text not null);
create table bench.result (
    recommendation_id bigint, query integer, ms_without float8, ms_with float8,
    primary key (recommendation_id, query));
-- What the planner promised of an index that was not there, and what it says of the one that is.
create table bench.cost (
    recommendation_id bigint, query integer, cost_without float8, cost_promised float8,
    cost_built float8,
    primary key (recommendation_id, query));
create table bench.size (
    recommendation_id bigint primary key, bytes_promised bigint, bytes_built bigint);

-- The plan of a query, or its execution, as if the index were not there when it is to be hidden.
create function bench.explain(options text, query text, index_name text, hide boolean)
returns json
language plpgsql
as $$
declare
    document json;
begin
    begin
        if hide then execute format('drop index tpch.%I', index_name); end if;
        execute format('explain (%s, format json) %s', options, query) into document;
        raise exception using errcode = 'MU980';
    exception when sqlstate 'MU980' then
        return document;
    end;
end
$$;

-- The plan without what differs though nothing changed.
create function bench.shape(plan json)
returns text
language sql
as $$
    select regexp_replace(plan::text, '"(Startup|Total) Cost": [0-9.]+|"Plan (Rows|Width)": [0-9]+', '', 'g')
$$;

-- The cost of a query with some hypothetical indexes.
create function bench.cost(query text, variadic ddl text[])
returns float8
language sql
as $$
    select (advisor._plan_trial(
        query, ddl, 'tpch, public', advisor._extension_schema('hypopg'))
        -> 'Plan' ->> 'Total Cost')::float8
$$;

create procedure bench.try(recommendation bigint)
language plpgsql
as $$
declare
    command text := (
        select replace(rtrim(r.ddl, '; '), ' concurrently ', ' ')
        from advisor.recommendation as r
        where r.recommendation_id = recommendation);
    index_name text;
    question record;
    least float8[];
    took float8;
begin
    insert into bench.cost
    select recommendation, q.number, bench.cost(q.text, variadic '{}'), bench.cost(q.text, command)
    from bench.query as q;
    execute command;
    select i.indexrelid::regclass::text
    into index_name
    from pg_index as i
    order by i.indexrelid desc
    limit 1;
    insert into bench.size
    select recommendation, r.size_bytes, pg_relation_size(index_name::regclass)
    from advisor.recommendation as r
    where r.recommendation_id = recommendation;
    update bench.cost as c
    set cost_built = bench.cost(q.text, variadic '{}')
    from bench.query as q
    where c.recommendation_id = recommendation
      and q.number = c.query;
    -- Without the schema, which the search path may or may not make needless.
    index_name := (select p[cardinality(p)] from parse_ident(index_name) as p);
    for question in select q.* from bench.query as q order by q.number loop
        continue when
            bench.shape(bench.explain('costs off', question.text, index_name, true))
            = bench.shape(bench.explain('costs off', question.text, index_name, false));
        least := array['infinity', 'infinity']::float8[];
        -- Once without counting, so that both find the same in the cache; then in turns.
        for round in 0..3 loop
            for variant in 1..2 loop
                took := (bench.explain('analyze, timing off', question.text, index_name,
                    variant = 1) -> 0 ->> 'Execution Time')::float8;
                if round > 0 then least[variant] := least(least[variant], took); end if;
            end loop;
        end loop;
        insert into bench.result values (recommendation, question.number, least[1], least[2]);
    end loop;
    execute format('drop index tpch.%I', index_name);
end
$$;

create view bench.verdict as
select r.recommendation_id as id, r.target as index, r.state, r.confidence_class,
       x.query, round(x.ms_without::numeric) as "ms without", round(x.ms_with::numeric) as "ms with",
       round((x.ms_with / x.ms_without)::numeric, 2) as ratio
from advisor.recommendation as r
left join bench.result as x using (recommendation_id)
where r.ddl like 'create index concurrently %'
  and (r.state = 'open' or x.query is not null)
order by 1, 5;

create view bench.summary as
select count(*) filter (where v.is_open) as "open recommendations",
       count(*) filter (where v.is_open and v.worst > 1.1) as "that make a query > 10 % slower",
       count(*) filter (where not v.is_open) as "rejected by the sandbox",
       count(*) filter (where not v.is_open and v.worst > 1.1) as "of these rightly"
from (
    select r.recommendation_id, r.state = 'open' as is_open, max(x.ms_with / x.ms_without) as worst
    from advisor.recommendation as r
    left join bench.result as x using (recommendation_id)
    where r.ddl like 'create index concurrently %'
      and (r.state = 'open' or x.query is not null)
    group by r.recommendation_id
) as v;

-- The workload is all queries together; the query is the one for which the promise is most wrong.
create view bench.promise as
select c.recommendation_id as id, r.target as index,
       pg_size_pretty(s.bytes_promised) as "size promised",
       pg_size_pretty(s.bytes_built) as "built",
       round(100.0 * s.bytes_promised / s.bytes_built - 100, 1) as "size off, %",
       round((100 * sum(c.cost_promised) / sum(c.cost_without))::numeric, 2)
           as "workload promised, % of before",
       round((100 * sum(c.cost_built) / sum(c.cost_without))::numeric, 2) as "built, %",
       round((100 * sum(c.cost_promised - c.cost_built) / sum(c.cost_without))::numeric, 2)
           as "off, points",
       (array_agg(c.query order by abs(c.cost_promised - c.cost_built) / c.cost_without desc))[1]
           as query,
       (array_agg(round((100 * (c.cost_promised - c.cost_built) / c.cost_without)::numeric, 2)
            order by abs(c.cost_promised - c.cost_built) / c.cost_without desc))[1]
           as "its points off"
from bench.cost as c
join bench.size as s using (recommendation_id)
join advisor.recommendation as r using (recommendation_id)
group by c.recommendation_id, r.target, s.bytes_promised, s.bytes_built
order by 1;
