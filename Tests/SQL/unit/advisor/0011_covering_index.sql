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
create table app.t (id integer primary key, user_id integer, total integer, note text);
insert into app.t select g, g % 500, g, repeat('n', 200) from generate_series(1, 20000) as g;
create index t_user_id_idx on app.t (user_id);
analyze app.t;
select pg_temp.run_statement('c1', 'select', '{app.t}', pg_temp.reads('user_id equality ='),
    '{"columns": ["user_id", "total"], "selects_star": false, "writes": false}') as c1 \gset

-- Near miss: the visibility map says nothing, so the table would be read all the same.
select is_empty($$select pg_temp.found('0011_covering_index')$$, 'without a visibility map it does not pay');
select matches((select c.objection from advisor._variant_candidate as c where c.rule ~ '^0011'),
    '^only 0 % of the pages are known to be visible', 'and that is said');

-- True positive.
update pg_class set relallvisible = relpages where oid = 'app.t'::regclass;
select results_eq($$select pg_temp.found('0011_covering_index')$$,
    $$values ('create index concurrently t_user_id_covering_idx on app.t (user_id) include (total);')$$,
    'what else is read goes into the index');
select pg_temp.run_statement('c2', 'select', '{app.t}', pg_temp.reads('user_id equality ='),
    '{"columns": ["user_id", "note"], "selects_star": false, "writes": false}') as c2 \gset
select matches((select c.objection from advisor._variant_candidate as c where c.statement_id = :c2),
    'too wide to keep twice', 'a wide column does not');

-- Fix.
create index on app.t (user_id) include (total);
select is_empty($$select pg_temp.found('0011_covering_index')$$, 'the index ends it');

select * from finish();
rollback;
