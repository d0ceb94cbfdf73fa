create or replace view advisor._known_question as
select k.ordinal, k.question, k.pattern
from (values
    -- The first whose words are in the question is meant: to drop what is unused is not to ask
    -- whether an index is used.
    (1, 'what can I drop', '\m(drop|remove|delete|redundant|unused|useless|superfluous)\M'),
    (2, 'what changed since yesterday', '\m(change|changed|changes|new|different|happened)\M'),
    (3, 'what got worse', '\m(worse|slower|regress|regressed|regression|regressions|degraded)\M'),
    (4, 'is this index used', '\m(index|indexes)\M.*\m(use|used|needed)\M'),
    (5, 'which queries use this table',
        '\m(query|queries|statement|statements|who|what)\M.*\m(use|uses|using|read|reads|touch)\M'),
    (6, 'show impact', '\m(impact|improve|improvement|gain|bring|brings)\M'),
    (7, 'why is it slow', '\m(slow|why)\M'),
    (8, 'what index should I add', '\m(index|indexes|indices)\M'))
    as k (ordinal, question, pattern);

comment on view advisor._known_question is
'The questions that advisor.ask() answers, each with the words that it is known by.';
