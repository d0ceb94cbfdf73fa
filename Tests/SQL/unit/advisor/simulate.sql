-- Not in a transaction: the procedure commits, so that a worker sees the question.
\ir ../../lib/advisor.sql
set client_min_messages = warning;
select plan(6);
select pg_temp.run_statement('w1', 'select * from orders where user_id = $1', '{orders}') as w1 \gset

-- No worker.
\set ON_ERROR_STOP off
\set VERBOSITY verbose
call advisor.simulate(:w1, ddl => array['create index on orders (user_id)'], timeout => '100 milliseconds') \g /dev/null
\set ON_ERROR_STOP on
select is(:'LAST_ERROR_SQLSTATE'::text, 'MU480', 'without a worker the call ends in time');
select is(:'LAST_ERROR_MESSAGE'::text, 'no worker answered in time', 'and says why');
select results_eq('select status, ddl from advisor.simulation', $$values ('requested', array['create index on orders (user_id)'])$$,
    'the question stays');

-- A worker that has answered before we look.
create function pg_temp.answer() returns trigger language plpgsql as $$
begin
    new.status := 'done';
    new.claimed_at := now();
    new.finished_at := now();
    new.before_cost := 100;
    new.after_cost := 25;
    new.improvement_pct := 75;
    new.labels := '{better}';
    return new;
end $$;
create trigger answer before insert on advisor.simulation for each row execute function pg_temp.answer();
call advisor.simulate(:w1, ddl => array['create index on orders (user_id)']) \gset done_
select is(:'done_status'::text, 'done', 'with a worker it shows the result');
select is(:done_improvement_pct, 75, 'in figures');
select is(:'done_labels'::text[], '{better}'::text[], 'and words');
drop trigger answer on advisor.simulation;

select * from finish();
