begin;
\ir ../../lib/advisor.sql
select plan(25);

create schema app;
create table app.t (id integer primary key, a integer, b integer, c text, d text collate "C");
insert into app.t select g, g, g, 't' || g, 'd' || g from generate_series(1, 1000) as g;

create function pg_temp.redundant() returns setof text language sql as $$
    select f.evidence ->> 'index' || ' -> ' || (f.evidence ->> 'kept_index')
    from advisor._rule_0006_redundant_index() as f order by 1 $$;
create function pg_temp.with_indexes(variadic ddl text[]) returns text language plpgsql as $$
declare command text;
begin
    foreach command in array ddl loop execute command; end loop;
    perform advisor.refresh_facts(force => true);
    return (select coalesce(string_agg(r, ', '), 'none') from pg_temp.redundant() as r);
end $$;
create function pg_temp.clear() returns void language plpgsql as $$
declare doomed regclass;
begin
    for doomed in select i.indexrelid from pg_index as i where i.indrelid = 'app.t'::regclass and not i.indisprimary loop
        if exists (select from pg_constraint as k where k.conindid = doomed and k.contype <> 'f') then
            execute format('alter table app.t drop constraint %I cascade', (select k.conname from pg_constraint as k where k.conindid = doomed and k.contype <> 'f'));
        else
            execute format('drop index %s', doomed);
        end if;
    end loop;
end $$;

-- True positive.
select is(pg_temp.with_indexes('create index narrow on app.t (a)', 'create index wide on app.t (a, b)'),
    'narrow -> wide', 'an index whose keys are the first of another''s');
select pg_temp.look_again() \g /dev/null
select results_eq(
    'select rule, title, kind, target, ddl, ddl_undo, risk, write_cost, state, confidence from advisor.recommendation',
    $$values ('0006_redundant_index', 'Redundant index', 'redundant_index', 'app.narrow',
        'drop index concurrently app.narrow;',
        'create index concurrently narrow ON app.t USING btree (a);', 'low', 'none', 'open', 0.60)$$,
    'is to go, and can be made again');
select ok(
    (select r.evidence ?& array['scans', 'kept_scans', 'bytes'] from advisor.recommendation as r),
    'with the proof of its use');

-- Fix.
drop index app.narrow;
select pg_temp.look_again() \g /dev/null
select results_eq('select state from advisor.recommendation', $$values ('applied')$$, 'dropping it ends it');

-- The trap: a prefix is tested the right way round.
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index wide on app.t (a, b)', 'create index other on app.t (b)'), 'none',
    'an index on the second column is not covered');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index ab on app.t (a, b)', 'create index ba on app.t (b, a)'), 'none',
    'nor is one in another order');

-- Twins: one of them goes, never both.
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index older on app.t (a)', 'create index younger on app.t (a)'),
    'younger -> older', 'of two that are the same the younger goes');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index plain on app.t (a)', 'create unique index sole on app.t (a)'),
    'plain -> sole', 'or the one that is not unique');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index pk_twin on app.t (id)'), 'pk_twin -> t_pkey',
    'or the one that is no constraint');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create unique index u1 on app.t (a)', 'create unique index u2 on app.t (a)'),
    'u2 -> u1', 'two unique ones are told by age');

-- Never what carries a constraint, keeps unique, or has a purpose of its own.
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index wide on app.t (id, a)'), 'none', 'never a primary key');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('alter table app.t add constraint t_a_key unique (a)', 'create index wide on app.t (a, b)'),
    'none', 'never a unique constraint');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create unique index sole on app.t (a)', 'create unique index wide on app.t (a, b)'),
    'none', 'never a unique index that a wider one does not keep unique');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('alter table app.t alter column a set not null',
    'create unique index named on app.t (a)', 'alter table app.t replica identity using index named',
    'create unique index twin on app.t (a)'), 'twin -> named', 'never a replica identity');
alter table app.t replica identity default;
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create unique index rested on app.t (a)',
    'create table app.child (a integer references app.t (a))', 'create unique index zz on app.t (a)'),
    'zz -> rested', 'never what a foreign key rests on');
drop table app.child;

-- Near misses: what looks the same and is not.
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index asc_ on app.t (a)', 'create index desc_ on app.t (a desc, b)'), 'none',
    'another direction');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index plain on app.t (c)', 'create index pattern on app.t (c text_pattern_ops, b)'),
    'none', 'another operator class');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index own on app.t (c)', 'create index c_ on app.t (c collate "C", b)'), 'none',
    'another collation');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index whole on app.t (a)', 'create index part on app.t (a, b) where b > 5'),
    'none', 'a partial one does not cover the whole');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index part on app.t (a) where b > 5', 'create index same_part on app.t (a, b) where b > 5'),
    'part -> same_part', 'but it does cover one with the same condition');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index hashed on app.t using hash (a)', 'create index tree on app.t (a)'), 'none',
    'another method');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index with_c on app.t (a) include (c)', 'create index wide on app.t (a, b)'),
    'none', 'what is included must be in the other, too');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index with_b on app.t (a) include (b)', 'create index wide on app.t (a, b)'),
    'with_b -> wide', 'as a key or included');
select pg_temp.clear() \g /dev/null
select is(pg_temp.with_indexes('create index expr on app.t (lower(c))', 'create index expr_wide on app.t (lower(c), b)',
    'create index expr_other on app.t (upper(c))'), 'expr -> expr_wide', 'expressions are compared, too');
update pg_index set indisvalid = false where indexrelid = 'app.expr_wide'::regclass;
select is(pg_temp.with_indexes('select 1'), 'none', 'an index that is not valid covers nothing');

select * from finish();
rollback;
