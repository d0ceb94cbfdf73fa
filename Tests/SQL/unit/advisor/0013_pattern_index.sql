begin;
\ir ../../lib/advisor.sql
select plan(4);

create function pg_temp.found(rule text) returns setof text language plpgsql as $$
begin
    perform advisor.refresh_facts(force => true);
    return query execute format('select f.ddl from advisor._rule_%s() as f order by 1', rule);
end $$;
create function pg_temp.reads(variadic places text[]) returns jsonb language sql as $$
    select jsonb_agg(jsonb_build_object('relation_schema', 'app', 'relation_name', 't',
        'usage', split_part(p, ' ', 2), 'operator', split_part(p, ' ', 3))
        || case when p like '% order_by%' then jsonb_build_object('clause', 'order_by', 'position',
                split_part(p, ' ', 4)::integer, 'direction', split_part(p, ' ', 5))
            else '{"clause": "where"}' end
        || case when p like '(%' then jsonb_build_object('expression', split_part(p, ' ', 1))
            else jsonb_build_object('column_name', split_part(p, ' ', 1)) end)
    from unnest(places) as p $$;
create schema app;
create table app.t (id integer primary key, name text collate "und-x-icu", code text collate "C");
insert into app.t select g, 'n' || g, 'c' || g from generate_series(1, 20000) as g;
create index on app.t (name);
create index on app.t (code);
analyze app.t;

-- True positive: a B-tree in the order of the language does not serve.
select pg_temp.run_statement('p1', 'select', '{app.t}', pg_temp.reads('name like_prefix ~~')) as p1 \gset
select results_eq($$select pg_temp.found('0013_pattern_index')$$,
    $$values ('create index concurrently t_name_text_pattern_ops_idx on app.t (name text_pattern_ops);')$$,
    'an index that compares byte by byte');
select pg_temp.look_again() \g /dev/null
select results_eq($$select state, confidence_class from advisor.recommendation where rule = '0013_pattern_index'$$,
    $$values ('open', 'rule')$$, 'the planner is not asked, because it does not see the pattern');

-- Near miss.
select pg_temp.run_statement('p2', 'select', '{app.t}', pg_temp.reads('code like_prefix ~~')) as p2 \gset
select matches((select c.objection from advisor._variant_candidate as c where c.statement_id = :p2),
    'index t_code_idx serves it already', 'a column in the order of bytes needs no more');

-- Fix.
create index on app.t (name text_pattern_ops);
select is_empty($$select pg_temp.found('0013_pattern_index')$$, 'the index ends it');

select * from finish();
rollback;
