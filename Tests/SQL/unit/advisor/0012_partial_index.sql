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
create table app.t (id integer primary key, queue integer, done_at timestamptz, gone_at timestamptz);
insert into app.t select g, g % 500, case when g % 20 > 0 then '2026-01-01'::timestamptz end, null
from generate_series(1, 20000) as g;
analyze app.t;

-- True positive: one row in twenty is not done.
select pg_temp.run_statement('p1', 'select', '{app.t}',
    pg_temp.reads('queue equality =', 'done_at is_null is')) as p1 \gset
select results_eq($$select pg_temp.found('0012_partial_index')$$,
    $$values ('create index concurrently t_queue_partial_idx on app.t (queue) where done_at is null;')$$,
    'an index over the few rows');
select pg_temp.look_again() \g /dev/null
select set_eq('select rule from advisor.recommendation', $$values ('0012_partial_index')$$,
    'it takes the place of the index over all rows');
select cmp_ok((select r.size_bytes from advisor.recommendation as r), '<',
    advisor._btree_size_estimate('app.t'::regclass, '{queue}') / 4, 'and is as much smaller');

-- Near miss: null nearly everywhere.
select pg_temp.run_statement('p2', 'select', '{app.t}',
    pg_temp.reads('id range <', 'gone_at is_null is')) as p2 \gset
select matches((select c.objection from advisor._variant_candidate as c where c.statement_id = :p2),
    'gone_at is null holds for 100 % of the rows', 'where nearly all rows fulfil it nothing is saved');

-- Fix.
create index on app.t (queue) where done_at is null;
select is_empty($$select pg_temp.found('0012_partial_index')$$, 'the index ends it');

select * from finish();
rollback;
