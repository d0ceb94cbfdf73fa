-- Answers given, with the rows that each sentence was made from. Of a question only what it was
-- understood as is kept: its text may hold anything.
create table advisor.answer (
    answer_id     bigint       generated always as identity,
    question      text         not null,
    statement_id  bigint,
    subject       text,
    sentences     jsonb        not null,
    asked_at      timestamptz  not null,
    asked_by      text         not null default session_user,

    constraint answer_pkey primary key (answer_id),
    constraint answer_statement_id_fkey foreign key (statement_id)
        references advisor.statement (statement_id) on delete cascade,
    constraint answer_sentences_check check (jsonb_typeof(sentences) = 'array')
);

create index answer_statement_id_idx on advisor.answer (statement_id);
create index answer_asked_at_idx on advisor.answer (asked_at);

-- It takes the time as well now; present.sql makes it again.
drop function if exists advisor.ask(text, bigint);
