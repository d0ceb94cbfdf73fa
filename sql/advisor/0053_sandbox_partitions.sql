-- They are told whether partitioned tables may be copied; without that beside it, a call would be
-- ambiguous.
drop function if exists advisor._sandbox_source(text[], text[]);
drop function if exists advisor._open_sandbox(bigint, text[], text[], timestamptz);

-- It is told which tables are there in part only.
drop function if exists advisor._sandbox_note(text[]);
