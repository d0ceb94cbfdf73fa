create or replace function batch._size_class(nodes bigint)
returns text
language sql
immutable
return case
    when nodes is null then 'unknown'
    when nodes <= 1 then '1 node'
    when nodes <= 4 then '2-4 nodes'
    when nodes <= 16 then '5-16 nodes'
    when nodes <= 128 then '17-128 nodes'
    else 'over 128 nodes'
end;

create or replace function batch._walltime_class(walltime interval)
returns text
language sql
immutable
return case
    when walltime is null then 'no limit'
    when walltime <= interval '1 hour' then 'up to 1 h'
    when walltime <= interval '6 hours' then '1-6 h'
    when walltime <= interval '24 hours' then '6-24 h'
    else 'over 24 h'
end;

revoke all on function batch._size_class(bigint), batch._walltime_class(interval) from public;
