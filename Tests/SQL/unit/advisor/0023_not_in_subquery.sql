begin;
\ir ../../lib/advisor.sql
select plan(7);

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
create table app.t (id integer primary key, a integer, note text);
insert into app.t select g, g, repeat('n', 1200) from generate_series(1, 20000) as g;
create table app.small (id integer primary key, note text);
analyze app.t, app.small;

select advisor.refresh_facts(force => true) \g /dev/null

-- True positive.
select pg_temp.run_statement('s1', 'select', '{app.t}', '[]', '{"has_not_in": true}') as s1 \gset
select results_eq('select f.statement_id, f.kind, f.ddl from advisor._rule_0023_not_in_subquery() as f',
    format('values (%s::bigint, ''rewrite'', null::text)', :s1), 'the statement is named');
select matches((select f.why from advisor._rule_0023_not_in_subquery() as f), 'where not exists', 'and what to write instead');

-- Whether the two mean the same depends on whether the columns can be null.
select pg_temp.run_statement('s3', 'select', '{app.t}', '[]', '{"has_not_in": true, "not_in": [
    {"outer": {"schema": "app", "relation": "t", "column": "id"}, "inner": {"schema": "app", "relation": "t", "column": "a"}}]}') as s3 \gset
select matches((select f.why from advisor._rule_0023_not_in_subquery() as f where f.statement_id = :s3),
    'May be null here: app\.t\.a\.$', 'the column that may be null is named');
alter table app.t alter column a set not null;
select matches((select f.why from advisor._rule_0023_not_in_subquery() as f where f.statement_id = :s3),
    'NOT NULL, so .* gives the same rows', 'and when none may be the rewrite is said to be the same');
update advisor.statement set shape = '{"has_not_in": true, "not_in": [{"inner": {"schema": "app", "relation": "t", "column": "id"}}]}'
where statement_id = :s3;
select is((select f.evidence -> 'is_same_as_not_exists' from advisor._rule_0023_not_in_subquery() as f where f.statement_id = :s3),
    'false', 'an expression may be null, as far as is known');
delete from advisor.statement where statement_id = :s3;

-- Near miss.
select pg_temp.run_statement('s2', 'select', '{app.small}', '[]', '{"has_not_in": true}') as s2 \gset
select is((select count(*) from advisor._rule_0023_not_in_subquery()), 1::bigint, 'over a small table it is no matter');

-- Fix: it is written otherwise.
update advisor.statement set shape = '{"has_limit": true}' where statement_id = :s1;
select is((select count(*) from advisor._rule_0023_not_in_subquery()), 0::bigint, 'written otherwise it is over');

select * from finish();
rollback;
