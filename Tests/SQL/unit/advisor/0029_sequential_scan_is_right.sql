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
create table app.t (id integer primary key, half boolean);
insert into app.t select g, g % 2 = 0 from generate_series(1, 20000) as g;
analyze app.t;
select pg_temp.run_statement('q1', 'select', '{app.t}', pg_temp.reads('half equality =')) as q1 \gset
select pg_temp.plan(:q1, '{"seq_scans": [{"node": 0, "relation": "t", "rows": 10000}]}') \g /dev/null

-- True positive, with what was thought of and why not.
select is((select count(*) from pg_temp.found('0029_sequential_scan_is_right')), 1::bigint, 'half of the rows are wanted');
select matches((select (f.evidence -> 'considered')::text from advisor._rule_0029_sequential_scan_is_right() as f),
    'one value leaves about 50 % of the rows', 'the index that was thought of is named, with what speaks against it');

-- Near miss.
select pg_temp.plan(:q1, '{"seq_scans": [{"node": 0, "relation": "t", "rows": 10}]}') \g /dev/null
select is((select count(*) from pg_temp.found('0029_sequential_scan_is_right')), 0::bigint, 'for ten rows it is not right');

-- Fix: the plan is another one.
select pg_temp.plan(:q1, '{"seq_scans": []}') \g /dev/null
select is((select count(*) from pg_temp.found('0029_sequential_scan_is_right')), 0::bigint, 'without the scan it is over');

select * from finish();
rollback;
