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
create function pg_temp.plan(statement_id bigint, facts jsonb) returns void language sql as $$
    select advisor._record_plan(statement_id, 'explain_generic', '{app}', '{}', facts, md5(facts::text), 10) $$;
create function pg_temp.rows(fingerprint text, rows bigint, temp bigint default 0) returns void language sql as $$
    update advisor.statement_sample as m set rows = $2, temp_blks_written = $3
    from advisor.statement_source as o, advisor.statement as s
    where o.source_id = m.source_id and s.statement_id = o.statement_id and s.fingerprint = $1 $$;

create schema app;
create table app.t (id integer primary key, city integer, zip integer);
insert into app.t select g, g % 100, g % 100 from generate_series(1, 20000) as g;
analyze app.t;
select pg_temp.run_statement('m1', 'select', '{app.t}', pg_temp.reads('city equality =', 'zip equality =')) as m1 \gset
select pg_temp.plan(:m1, '{"est_rows": 2}');

-- True positives: far more, and far fewer.
select pg_temp.rows('m1', 20000) \g /dev/null
select results_eq('select f.evidence -> ''factor'' from advisor._rule_0021_misestimate() as f', $$values ('100.0'::jsonb)$$,
    'a hundred times as many rows as expected');
select pg_temp.plan(:m1, '{"est_rows": 5000}') \g /dev/null
select is((select count(*) from advisor._rule_0021_misestimate()), 1::bigint, 'or 25 times as few');

-- Near miss, and fix: the estimate is about right.
select pg_temp.plan(:m1, '{"est_rows": 150}') \g /dev/null
select is((select count(*) from advisor._rule_0021_misestimate()), 0::bigint, 'within the factor it is no fault');
select muster.set_setting('advisor.misestimate_factor', '1.2') \g /dev/null
select is((select count(*) from advisor._rule_0021_misestimate()), 1::bigint, 'advisor.misestimate_factor is obeyed');

select * from finish();
rollback;
