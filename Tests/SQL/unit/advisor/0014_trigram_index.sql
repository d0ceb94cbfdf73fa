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
create table app.t (id integer primary key, name text, amount integer);
insert into app.t select g, 'n' || g, g from generate_series(1, 20000) as g;
analyze app.t;

-- True positive: first the extension, then the index.
select pg_temp.run_statement('g1', 'select', '{app.t}', pg_temp.reads('name like_infix ~~')) as g1 \gset
select results_eq($$select pg_temp.found('0014_trigram_index')$$,
    $$values ('create extension pg_trgm with schema public;')$$, 'the extension comes first');
create extension pg_trgm with schema public;
select results_eq($$select pg_temp.found('0014_trigram_index')$$,
    $$values ('create index concurrently t_name_public_gin_trgm_ops_gin_idx on app.t using gin (name public.gin_trgm_ops);')$$,
    'then the index');
select matches((select f.why from advisor._rule_0014_trigram_index() as f), 'Not proven', 'it is said that it is not proven');

-- Near miss.
select pg_temp.run_statement('g2', 'select', '{app.t}', pg_temp.reads('amount like_infix ~~')) as g2 \gset
select is((select count(*) from advisor._variant_candidate as c where c.statement_id = :g2 and c.rule ~ '^0014'), 0::bigint,
    'what is no text has no trigrams');

-- Fix.
create index on app.t using gin (name public.gin_trgm_ops);
select is_empty($$select pg_temp.found('0014_trigram_index')$$, 'the index ends it');

select * from finish();
rollback;
