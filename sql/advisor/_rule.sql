create or replace view advisor._rule as
select substr(p.proname, length('_rule_') + 1) as rule,
       substr(p.proname, length('_rule_') + 1, 4)::integer as number
from pg_catalog.pg_proc as p
where p.pronamespace = 'advisor'::regnamespace
  and p.proname ~ '^_rule_[0-9]{4}_';

comment on view advisor._rule is 'The rules that are installed, each a function of its name.';
