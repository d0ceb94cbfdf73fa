-- What the planner said of hypothetical indexes, so that the next search need not ask again.
create table advisor.planner_memory (
    statement_key  text         not null,
    version        text         not null,
    answers        jsonb        not null,
    begun_at       timestamptz  not null,
    used_at        timestamptz  not null,

    constraint planner_memory_pkey primary key (statement_key)
);

comment on table advisor.planner_memory is
    'What the planner said of statements with hypothetical indexes, by advisor.advise(): without '
    'texts, names or values, as hashes. Deleting a row costs no more than asking again.';
comment on column advisor.planner_memory.statement_key is
    'hash of the text that was planned and of its search path';
comment on column advisor.planner_memory.version is
    'hash of all that the plan depends on: definitions, statistics and sizes of the tables and '
    'indexes, the planner''s settings; when it is another, the planner is asked anew';
comment on column advisor.planner_memory.answers is
    'hashes of the candidates, and for each set of them that was offered the plan''s cost and the '
    'uses of those that it uses';
comment on column advisor.planner_memory.begun_at is 'when the first answer was kept';
comment on column advisor.planner_memory.used_at is 'when a search used it last';

-- A search may be followed by a trial on copies.
alter table advisor.advice
    add column verify       boolean not null default false,
    add column measured_pct numeric;

comment on column advisor.advice.verify is
    'whether the choice is built on copies of the tables, the workload run there, and what makes a '
    'statement slower left out';
comment on column advisor.advice.measured_pct is
    'per cent of the run time that was saved on the copies; null when nothing was run';

-- These take or return more now; beside the new ones they would be ambiguous.
drop function if exists advisor.request_advice(text, integer, integer, interval, timestamptz);
drop procedure if exists
    advisor.advise(text, integer, integer, interval, interval, bigint, text, numeric, bigint,
                   text[], text);
drop function if exists advisor._claim_advice(timestamptz);
drop view if exists advisor.advice_index;
