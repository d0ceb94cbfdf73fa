-- A table is data or it is named as undumped, and the names are of tables that exist. That each
-- data table is registered with the extension is tested there; here, that a fresh install fills
-- none, because the rows of a dump would collide with them.
select 'undumped but not there', u.table_name, null
from muster.undumped_table as u
where to_regclass(u.table_name) is null
union all
select 'filled by the install', t.name, t.content
from (
    select c.oid::regclass::text as name,
           (xpath('/row/n/text()', query_to_xml(
               format('select count(*) as n from %s', c.oid::regclass), false, true, '')))[1]::text
               as content
    from muster._installed_schema() as s
    join pg_class as c
      on c.relnamespace = s.schema_id
    where c.relkind in ('r', 'p')
      and not exists (
          select from muster.undumped_table as u where to_regclass(u.table_name) = c.oid)
) as t
where t.content <> '0';
