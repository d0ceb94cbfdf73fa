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
create table app.t (id integer primary key, code integer);
insert into app.t select g, g from generate_series(1, 20000) as g;
create index on app.t (code);
analyze app.t;
select advisor.refresh_facts(force => true) \g /dev/null
select pg_temp.run_statement('i1', 'select', '{app.t}', pg_temp.reads('code equality =')) as i1 \gset

-- True positive: the plan shows what the statement does not.
select pg_temp.plan(:i1, '{"filters": [{"node": 0, "relation": "t", "kind": "Filter", "text": "((code)::numeric = $1)"}]}') \g /dev/null
select results_eq('select f.statement_id from advisor._rule_0025_implicit_cast() as f', format('values (%s::bigint)', :i1),
    'the server casts the column');
select matches((select f.why from advisor._rule_0025_implicit_cast() as f), 'code = \$1::integer', 'the parameter should have its type');

-- Near miss: the value is cast.
select pg_temp.plan(:i1, '{"filters": [{"node": 0, "relation": "t", "kind": "Filter", "text": "(code = ($1)::integer)"}]}') \g /dev/null
select is((select count(*) from advisor._rule_0025_implicit_cast()), 0::bigint, 'a value that is cast is no matter');

-- Fix: an index scan.
select pg_temp.plan(:i1, '{"filters": [{"node": 0, "relation": "t", "kind": "Index Cond", "text": "(code = $1)"}]}') \g /dev/null
select is((select count(*) from advisor._rule_0025_implicit_cast()), 0::bigint, 'without the cast it is over');

select * from finish();
rollback;
