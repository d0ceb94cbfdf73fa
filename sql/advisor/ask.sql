create or replace function advisor.ask(
    question text,
    statement_id bigint default null,
    at timestamptz default now()
)
returns table (sentence text, source text)
language plpgsql
volatile
security definer
rows 6
set search_path = pg_catalog, pg_temp
as $$
-- Templates over stored facts, no language model. The words of the question choose the template.
-- With the rights of the kit's owner, because the answer is kept and a reader writes no table.
-- Writes: advisor.answer
-- Raises: MU002, MU180
declare
    about bigint := statement_id;
    meant text;
    subject text;
    named_schema text;
    named_index text;
    since timestamptz;
    answer jsonb;
begin
    if btrim(coalesce(question, '')) = '' then
        raise exception using
            errcode = 'MU002',
            message = 'no question',
            hint = 'Ask for example why it is slow.';
    end if;
    if about is not null then
        perform advisor._check_statement(about);
    end if;

    select k.question
    into meant
    from advisor._known_question as k
    where lower(ask.question) ~ k.pattern
    order by k.ordinal
    limit 1;
    since := advisor._since_in(question, at);
    if meant in ('why is it slow', 'show impact', 'what index should I add') and about is null then
        select t.statement_id
        into about
        from advisor._statement_total(at) as t
        order by t.total_ms desc, t.statement_id
        limit 1;
    end if;

    if meant in ('why is it slow', 'show impact', 'what index should I add') and about is null then
        answer := jsonb_build_array(jsonb_build_object(
            'sentence', 'No statement is known yet; run: select * from advisor.scan();',
            'source', 'advisor.statement'));
    elsif meant in ('which queries use this table', 'is this index used') then
        select n.schema_name, n.name
        into named_schema, named_index
        from advisor._named_in(question) as n
        where n.kind = case meant when 'is this index used' then 'index' else 'table' end
        limit 1;
        if found then
            subject := format('%I.%I', named_schema, named_index);
        elsif meant = 'which queries use this table' and about is not null then
            -- This table: the largest one that the statement reads.
            select format('%I.%I', t.schema_name, t.table_name)
            into subject
            from advisor.table_fact as t
            join advisor.statement as s
              on s.statement_id = about
             and format('%I.%I', t.schema_name, t.table_name) = any (s.relations)
            order by t.bytes desc, 1
            limit 1;
        end if;
        if subject is null then
            select jsonb_build_array(jsonb_build_object(
                       'sentence', format(
                           'Name the %s; known are for example %s.',
                           case meant when 'is this index used' then 'index' else 'table' end,
                           string_agg(k.name, ', ' order by k.name)),
                       'source', string_agg(k.source, '; ' order by k.name)))
            into answer
            from (
                (select format('%I.%I', i.schema_name, i.index_name) as name,
                        format('advisor.index_fact %I.%I', i.schema_name, i.index_name) as source
                 from advisor.index_fact as i
                 where meant = 'is this index used'
                 order by i.bytes desc, i.indexid
                 limit 5)
                union all
                (select format('%I.%I', t.schema_name, t.table_name),
                        format('advisor.stat_table %I.%I', t.schema_name, t.table_name)
                 from advisor.table_fact as t
                 where meant = 'which queries use this table'
                 order by t.bytes desc, t.relid
                 limit 5)
            ) as k
            having count(*) > 0;
            if answer is null then
                answer := jsonb_build_array(jsonb_build_object(
                    'sentence', 'None is known yet; run: select * from advisor.scan();',
                    'source', 'advisor.table_fact'));
            end if;
        end if;
    end if;

    if answer is null then
        select jsonb_agg(
                   jsonb_build_object('sentence', x.sentence, 'source', x.source)
                   order by x.ordinality)
        into answer
        from (
            select w.*
            from advisor._answer_why_slow(about) with ordinality as w
            where meant = 'why is it slow'
            union all
            select w.*
            from advisor._answer_impact(about) with ordinality as w
            where meant = 'show impact'
            union all
            select w.*
            from advisor._answer_index(about) with ordinality as w
            where meant = 'what index should I add'
            union all
            select w.*
            from advisor._answer_changed(about, since, at) with ordinality as w
            where meant = 'what changed since yesterday'
            union all
            select w.*
            from advisor._answer_worse(about, since, at) with ordinality as w
            where meant = 'what got worse'
            union all
            select w.*
            from advisor._answer_queries(subject) with ordinality as w
            where meant = 'which queries use this table'
            union all
            select w.*
            from advisor._answer_index_used(named_schema, named_index) with ordinality as w
            where meant = 'is this index used'
            union all
            select w.*
            from advisor._answer_drop() with ordinality as w
            where meant = 'what can I drop'
            union all
            select 'This question is not one of those that can be answered from stored facts. They '
                   'are:', 'advisor._known_question', 0
            where meant is null
            union all
            select k.question, format('advisor._known_question %s', k.ordinal), k.ordinal
            from advisor._known_question as k
            where meant is null
        ) as x;
    end if;

    -- In a transaction that may not write, an answer is given and not kept.
    if current_setting('transaction_read_only') = 'off' then
        insert into advisor.answer (question, statement_id, subject, sentences, asked_at)
        values (coalesce(meant, 'unknown'), about, subject, coalesce(answer, '[]'), at);
    end if;
    return query
    select a.entry ->> 'sentence', a.entry ->> 'source'
    from jsonb_array_elements(answer) with ordinality as a (entry, ordinality)
    order by a.ordinality;
end
$$;

comment on function advisor.ask(text, bigint, timestamptz) is
'Answers a question from stored facts: why is it slow, what index should I add, show impact, what
changed since yesterday, what got worse, which queries use this table, is this index used, what can
I drop. Where a question needs a statement and none is given, it is about the one that takes most
time; a table or an index is named in the question; a time is given as in the last 3 hours or since
yesterday, and is else advisor.window. A question that it cannot answer gets the list of those that
it can.

Returns sentences, each with the rows that it was made from, and keeps both in advisor.answer; of
the question only what it was taken for. Raises MU002 without a question and MU180 for an unknown
statement.

    select * from advisor.ask(''why is it slow'', 1);
    select * from advisor.ask(''which queries use shop.orders'');';

revoke all on function advisor.ask(text, bigint, timestamptz) from public;
