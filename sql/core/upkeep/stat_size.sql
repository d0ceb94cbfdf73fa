create or replace view muster.stat_database_size as
select d.datname as database,
       pg_database_size(d.oid) as bytes,
       pg_size_pretty(pg_database_size(d.oid)) as size
from pg_catalog.pg_database as d
where has_database_privilege(d.oid, 'connect');

comment on view muster.stat_database_size is 'How large the databases are that you may connect to.';
comment on column muster.stat_database_size.database is 'the database';
comment on column muster.stat_database_size.bytes is 'in bytes';
comment on column muster.stat_database_size.size is 'for people';

create or replace view muster.stat_table_size as
select n.nspname as schema_name,
       c.relname as table_name,
       pg_total_relation_size(c.oid) as total_bytes,
       pg_table_size(c.oid) as table_bytes,
       pg_indexes_size(c.oid) as index_bytes,
       pg_size_pretty(pg_total_relation_size(c.oid)) as size,
       c.reltuples::bigint as estimated_rows
from pg_catalog.pg_class as c
join pg_catalog.pg_namespace as n
  on n.oid = c.relnamespace
where c.relkind in ('r', 'm')
  and n.nspname !~ '^pg_'
  and n.nspname <> 'information_schema';

comment on view muster.stat_table_size is 'How large each table is, with its indexes.';
comment on column muster.stat_table_size.schema_name is 'the schema';
comment on column muster.stat_table_size.table_name is 'the table';
comment on column muster.stat_table_size.total_bytes is 'with indexes and TOAST';
comment on column muster.stat_table_size.table_bytes is 'without indexes';
comment on column muster.stat_table_size.index_bytes is 'the indexes';
comment on column muster.stat_table_size.size is 'the total, for people';
comment on column muster.stat_table_size.estimated_rows is 'as of the last analyze; -1 before the first';
