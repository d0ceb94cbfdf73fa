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
create table app.t (id integer primary key, user_id integer, at timestamptz, total integer);
insert into app.t select g, g % 500, '2026-01-01'::timestamptz + g * interval '1 s', g * 7 % 1000 from generate_series(1, 20000) as g;
analyze app.t;

-- True positive: the newest first, without a condition.
select pg_temp.run_statement('o1', 'select', '{app.t}', pg_temp.reads('at order_by - 1 desc'), '{"has_limit": true}') as o1 \gset
select results_eq($$select pg_temp.found('0016_order_by_index')$$,
    $$values ('create index concurrently t_at_idx on app.t (at);')$$, 'one direction is read backwards');
create index on app.t (at);
select pg_temp.run_statement('o2', 'select', '{app.t}', pg_temp.reads('user_id equality =', 'at order_by - 1 desc', 'id order_by - 2 asc'),
    '{"has_limit": true}') as o2 \gset
select results_eq($$select pg_temp.found('0016_order_by_index')$$,
    $$values ('create index concurrently t_user_id_at_desc_id_idx on app.t (user_id, at desc, id);')$$,
    'two directions stand in the index');

-- Fix: also by an index in the opposite directions.
create index on app.t (user_id, at, id desc);
select is_empty($$select pg_temp.found('0016_order_by_index')$$, 'an index that is read backwards ends it');

-- Near misses.
select pg_temp.run_statement('o3', 'select', '{app.t}', pg_temp.reads('total order_by - 1 desc')) as o3 \gset
select is_empty($$select pg_temp.found('0016_order_by_index')$$, 'without a limit all rows are sorted anyway');
select pg_temp.run_statement('o4', 'select', '{app.t}', pg_temp.reads('id range >', 'total order_by - 1 desc'), '{"has_limit": true}') as o4 \gset
select is_empty($$select pg_temp.found('0016_order_by_index')$$, 'a range comes between');

select * from finish();
rollback;
