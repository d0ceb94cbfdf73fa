create or replace function advisor.ask(question text, statement_id bigint default null)
returns table (sentence text, source text)
language plpgsql
stable
rows 6
set search_path = pg_catalog, pg_temp
as $$
-- Templates over stored facts, no language model. The words of the question choose the template.
-- Raises: MU002, MU180
declare
    words text := lower(coalesce(question, ''));
    about bigint := statement_id;
begin
    if btrim(words) = '' then
        raise exception using
            errcode = 'MU002',
            message = 'no question',
            hint = 'Ask, for example: why is it slow';
    end if;
    if about is null then
        select t.statement_id
        into about
        from advisor._statement_total() as t
        order by t.total_ms desc, t.statement_id
        limit 1;
    else
        perform advisor._check_statement(about);
    end if;

    if words !~ '\m(slow|why|index|indexes|indices|impact|improve|improvement|gain)\M' then
        return query
        select k.answer, 'advisor.ask'
        from (values
            ('This question is not one of those that can be answered from stored facts. They are:'),
            ('why is it slow'),
            ('what index should I add'),
            ('show impact')) as k (answer);
    elsif about is null then
        return query
        select 'No statement is known yet; run: select * from advisor.scan();', 'advisor.scan_run';
    elsif words ~ '\m(slow|why)\M' then
        return query select w.sentence, w.source from advisor._answer_why_slow(about) as w;
    elsif words ~ '\m(impact|improve|improvement|gain)\M' then
        return query select i.sentence, i.source from advisor._answer_impact(about) as i;
    else
        return query select x.sentence, x.source from advisor._answer_index(about) as x;
    end if;
end
$$;

comment on function advisor.ask(text, bigint) is
'Answers a question about a statement from stored facts: why is it slow, what index should I add, show
impact. Without a statement it is about the one that takes most time. A question that it cannot answer
gets the list of those that it can.

Returns sentences, each with the row that it was made from. Raises MU002 without a question and MU180
for an unknown statement.

    select * from advisor.ask(''why is it slow'', 1);';

revoke all on function advisor.ask(text, bigint) from public;
