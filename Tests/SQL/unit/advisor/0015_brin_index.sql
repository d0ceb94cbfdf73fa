begin;
\ir ../../lib/advisor.sql
select plan(5);

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
create table app.t (id integer, at timestamptz, scattered integer);
insert into app.t select g, '2026-01-01'::timestamptz + g * interval '1 s', g * 7919 % 20011 from generate_series(1, 20000) as g;
analyze app.t;
select pg_temp.run_statement('b1', 'select', '{app.t}', pg_temp.reads('at range >')) as b1 \gset
select pg_temp.run_statement('b2', 'select', '{app.t}', pg_temp.reads('scattered range >')) as b2 \gset

-- Near misses.
select is_empty($$select pg_temp.found('0015_brin_index')$$, 'a small table has no need of it');
select muster.set_setting('advisor.min_brin_bytes', '100000') \g /dev/null
select matches((select c.objection from advisor._variant_candidate as c where c.statement_id = :b2 and c.rule ~ '^0015'),
    'the rows do not lie in the order of scattered', 'nor has one in another order');

-- True positive.
select results_eq($$select pg_temp.found('0015_brin_index')$$,
    $$values ('create index concurrently t_at_brin_idx on app.t using brin (at);')$$, 'rows in the order of time');
select pg_temp.look_again() \g /dev/null
select is((select count(*) from advisor.recommendation as r where r.target = 'app.t (at)'), 0::bigint,
    'no B-tree is advised beside it');

-- Fix.
create index on app.t using brin (at);
select is_empty($$select pg_temp.found('0015_brin_index')$$, 'the index ends it');

select * from finish();
rollback;
