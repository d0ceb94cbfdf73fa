-- For scripts/bench-tpch: tries an index that is advised on every query whose plan it changes.
create schema bench;
create table bench.query (number integer primary key, text text not null);
create table bench.result (
    recommendation_id bigint, query integer, ms_without float8, ms_with float8,
    primary key (recommendation_id, query));

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
    execute command;
    select i.indexrelid::regclass::text
    into index_name
    from pg_index as i
    order by i.indexrelid desc
    limit 1;
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
