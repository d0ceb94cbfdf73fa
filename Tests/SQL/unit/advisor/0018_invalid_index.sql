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
create table app.t (id integer primary key, a integer);
insert into app.t select g, g from generate_series(1, 100) as g;
create index t_a_idx on app.t (a);
create index t_a_idx_ccnew on app.t (a);

-- Near miss: valid ones.
select is_empty($$select pg_temp.found('0018_invalid_index')$$, 'a valid index is none');

-- True positives.
update pg_index set indisvalid = false where indexrelid = 'app.t_a_idx'::regclass;
select results_eq($$select pg_temp.found('0018_invalid_index')$$, $$values ('reindex index concurrently app.t_a_idx;')$$,
    'one that was broken off is built anew');
update pg_index set indisvalid = false where indexrelid = 'app.t_a_idx_ccnew'::regclass;
select set_eq($$select pg_temp.found('0018_invalid_index')$$,
    $$values ('reindex index concurrently app.t_a_idx;'), ('drop index concurrently app.t_a_idx_ccnew;')$$,
    'what REINDEX left is dropped');
alter index app.t_pkey rename to t_pkey_ccnew;
update pg_index set indisvalid = false where indexrelid = 'app.t_pkey_ccnew'::regclass;
select is((select count(*) from pg_temp.found('0018_invalid_index') as d where d ~ '^drop.*pkey'), 0::bigint,
    'never what carries a constraint');

-- Fix.
update pg_index set indisvalid = true where indrelid = 'app.t'::regclass;
select is_empty($$select pg_temp.found('0018_invalid_index')$$, 'built, it is over');

select * from finish();
rollback;
