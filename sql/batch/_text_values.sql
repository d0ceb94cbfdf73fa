-- Readers of one printed value each. The planner inlines them, so they carry no SET and name every
-- operator with its schema; a value of an unknown shape is null, never an error that stops a document.
create or replace function batch._count(printed text)
returns bigint
language sql
immutable
parallel safe
return case
    when printed operator(pg_catalog.~) '^-?\d{1,18}$' then printed::pg_catalog.int8
end;

create or replace function batch._small_count(printed text)
returns integer
language sql
immutable
parallel safe
return case
    when printed operator(pg_catalog.~) '^-?\d{1,9}$' then printed::pg_catalog.int4
end;

create or replace function batch._span(printed text)
returns interval
language sql
stable
parallel safe
return case
    when printed operator(pg_catalog.~) '^\d{1,7}(:[0-5]\d){1,2}$|^\d{1,9}$'
    then (case
            when printed operator(pg_catalog.~) '^\d+:\d\d$'
            then '0:' operator(pg_catalog.||) printed
            else printed
        end)::pg_catalog.interval
end;

create or replace function batch._bytes(printed text)
returns bigint
language sql
immutable
parallel safe
return case
    when printed operator(pg_catalog.~) '^\d{1,12}(b|kb|mb|gb|tb)?$'
    then pg_catalog.pg_size_bytes(
        case
            when printed operator(pg_catalog.~) '\db$' then pg_catalog.rtrim(printed, 'b')
            else printed
        end)
end;

create or replace function batch._ctime(printed text, timezone text)
returns timestamptz
language sql
stable
parallel safe
return case
    when printed operator(pg_catalog.~)
        '^[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d (19[7-9]\d|2[01]\d\d)$'
    then pg_catalog.timezone(timezone, printed::pg_catalog.timestamp)
end;

create or replace function batch._epoch(printed text)
returns timestamptz
language sql
immutable
parallel safe
return case
    when printed operator(pg_catalog.~) '^[1-9]\d{0,9}$'
        and printed operator(pg_catalog.<>) all ('{4294967294,4294967295}'::pg_catalog.text[])
    then pg_catalog.to_timestamp(printed::pg_catalog.float8)
end;

revoke all on function
    batch._count(text),
    batch._small_count(text),
    batch._span(text),
    batch._bytes(text),
    batch._ctime(text, text),
    batch._epoch(text)
from public;
