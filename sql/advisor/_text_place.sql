create or replace view advisor._text_place as
select f.statement_id,
       f.relid,
       f.column_name,
       f.key,
       f.usage,
       f.operator,
       f.rows_estimate,
       f.atttypid,
       exists (
           select
           from pg_catalog.pg_attribute as a
           join pg_catalog.pg_collation as c
             on c.oid = a.attcollation
           join pg_catalog.pg_database as d
             on d.datname = current_database()
           where a.attrelid = f.relid
             and a.attname = f.column_name
             and case when c.oid = 100 then d.datcollate else c.collcollate end
                 in ('C', 'POSIX')) as is_bytewise
from advisor._predicate_fact as f
where f.column_name is not null
  and f.atttypid in ('text'::regtype, 'varchar'::regtype)
  and f.clause in ('where', 'on')
  and not f.is_under_or;

comment on view advisor._text_place is
'Where a statement looks at a text column, and whether the column is sorted byte by byte.';
