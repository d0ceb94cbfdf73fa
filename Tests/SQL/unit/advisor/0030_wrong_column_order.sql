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
create table app.t (id integer primary key, a integer, b integer);
insert into app.t select g, g % 500, g from generate_series(1, 20000) as g;
create index wrong on app.t (b, a);
analyze app.t;

-- True positive.
select pg_temp.run_statement('w1', 'select', '{app.t}', pg_temp.reads('a equality =', 'b range <')) as w1 \gset
select results_eq($$select pg_temp.found('0030_wrong_column_order')$$,
    $$values ('create index concurrently t_a_b_idx on app.t (a, b);')$$, 'the equality goes first');
select is((select f.evidence ->> 'then_drop' from advisor._rule_0030_wrong_column_order() as f),
    'drop index concurrently app.wrong;', 'the other may go then, because nothing read it');

-- Near miss: an index of a constraint stays.
alter table app.t add constraint kept unique (b, a);
drop index app.wrong;
select advisor.refresh_facts(force => true) \g /dev/null
select is((select f.evidence -> 'then_drop' from advisor._rule_0030_wrong_column_order() as f), 'null'::jsonb, 'one that keeps rows unique is not to be dropped');

-- Fix.
create index on app.t (a, b);
select is_empty($$select pg_temp.found('0030_wrong_column_order')$$, 'the index ends it');

select * from finish();
rollback;
