-- What the reader of a plan should know: that another statement was planned in its place, or what
-- was taken for granted of parameters.
alter table advisor.plan add column notes text[] not null default '{}';

-- It takes the notes too; without them beside it, a call would be ambiguous.
drop function if exists
    advisor._record_plan(bigint, text, text[], jsonb, jsonb, text, double precision, timestamptz);
