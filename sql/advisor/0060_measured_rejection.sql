-- Why an index was rejected after it was measured, and what was so then: as long as it is, a
-- promise is no answer to that.
alter table advisor.recommendation add column measured_rejection jsonb;

-- Whether the planner promises it only beside other indexes that are not there yet: tried alone, it
-- shows nothing then.
alter table advisor.recommendation_statement
    add column needs_others boolean not null default false;
