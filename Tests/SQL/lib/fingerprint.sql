-- Every fact of the catalogue about the schemas named in :schemas (null: all but the system's), one
-- a line and sorted, without oids: two installs are the same when these lines are.
\set QUIET on
\pset tuples_only on
\pset format unaligned
set search_path = pg_catalog;
with chosen (oid, name) as (
    select n.oid, n.nspname
    from pg_namespace as n
    where case
              when :'schemas' = '' then n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
              else n.nspname = any (string_to_array(:'schemas', ','))
          end
),
relation as (
    select c.*, format('%I.%I', n.name, c.relname) as name
    from pg_class as c
    join chosen as n
      on n.oid = c.relnamespace
    left join pg_index as i
      on i.indexrelid = c.oid
    left join pg_class as t
      on t.oid = i.indrelid
    -- Partitions come and go with the data.
    where not coalesce(t.relispartition, c.relispartition)
),
acl (type, default_kind, name, owner, acl) as (
    select 'schema', 'n', n.name, p.nspowner, p.nspacl
    from chosen as n
    join pg_namespace as p
      on p.oid = n.oid
    union all
    select 'relation', case r.relkind when 'S' then 's' else 'r' end, r.name, r.relowner, r.relacl
    from relation as r
    where r.relkind in ('r', 'p', 'v', 'm', 'S', 'f')
    union all
    select 'column', 'c', format('%s.%I', r.name, a.attname), r.relowner, a.attacl
    from relation as r
    join pg_attribute as a
      on a.attrelid = r.oid
    where a.attacl is not null
    union all
    select 'function', 'f', p.oid::regprocedure::text, p.proowner, p.proacl
    from pg_proc as p
    join chosen as n
      on n.oid = p.pronamespace
),
fact (line) as (
    select format('schema %s owner %s', n.name, pg_get_userbyid(p.nspowner))
    from chosen as n
    join pg_namespace as p
      on p.oid = n.oid
    union all
    select format('relation %s kind %s persistence %s owner %s rls %s options %s identity %s am %s',
                  r.name, r.relkind, r.relpersistence, pg_get_userbyid(r.relowner),
                  r.relrowsecurity, r.reloptions, r.relreplident, m.amname)
    from relation as r
    left join pg_am as m
      on m.oid = r.relam
    where r.relkind <> 'i'
    union all
    select format('column %s.%I place %s type %s null %s identity %s generated %s collation %s '
                  'default %s storage %s',
                  r.name, a.attname, row_number() over (partition by r.oid order by a.attnum),
                  format_type(a.atttypid, a.atttypmod), not a.attnotnull, a.attidentity,
                  a.attgenerated, a.attcollation::regcollation,
                  pg_get_expr(d.adbin, d.adrelid), a.attstorage)
    from relation as r
    join pg_attribute as a
      on a.attrelid = r.oid
    left join pg_attrdef as d
      on d.adrelid = a.attrelid
     and d.adnum = a.attnum
    where r.relkind in ('r', 'p', 'v', 'm', 'f', 'c')
      and a.attnum > 0
      and not a.attisdropped
    union all
    select format('constraint %s %s %s', coalesce(c.conrelid::regclass::text, '-'), c.conname,
                  pg_get_constraintdef(c.oid))
    from pg_constraint as c
    join chosen as n
      on n.oid = c.connamespace
    where c.conrelid = 0
       or c.conrelid in (select r.oid from relation as r)
    union all
    select format('index %s', pg_get_indexdef(r.oid))
    from relation as r
    where r.relkind in ('i', 'I')
    union all
    select format('view %s %s', r.name, regexp_replace(pg_get_viewdef(r.oid), '\s+', ' ', 'g'))
    from relation as r
    where r.relkind in ('v', 'm')
    union all
    select format('sequence %s %s', r.name, row(s.seqstart, s.seqincrement, s.seqmax, s.seqmin,
                  s.seqcache, s.seqcycle, s.seqtypid::regtype))
    from relation as r
    join pg_sequence as s
      on s.seqrelid = r.oid
    union all
    select format('trigger %s %s %s', r.name, t.tgenabled, pg_get_triggerdef(t.oid))
    from relation as r
    join pg_trigger as t
      on t.tgrelid = r.oid
    where not t.tgisinternal
    union all
    select format('function %s owner %s %s', p.oid::regprocedure, pg_get_userbyid(p.proowner),
                  md5(pg_get_functiondef(p.oid)))
    from pg_proc as p
    join chosen as n
      on n.oid = p.pronamespace
    where p.prokind <> 'a'
    union all
    select format('type %s %s %s', t.oid::regtype, t.typtype, t.typnotnull)
    from pg_type as t
    join chosen as n
      on n.oid = t.typnamespace
    left join pg_type as e
      on e.oid = t.typelem
     and t.typcategory = 'A'
    where coalesce(e.typrelid, t.typrelid) = 0
       or coalesce(e.typrelid, t.typrelid) in (select r.oid from relation as r)
    union all
    select format('acl %s %s %s %s %s', a.type, a.name,
                  case x.grantee when 0 then 'public' else pg_get_userbyid(x.grantee) end,
                  x.privilege_type, x.is_grantable)
    from acl as a
    cross join aclexplode(coalesce(a.acl, acldefault(a.default_kind::"char", a.owner))) as x
    union all
    select format('comment %s %s %s', i.type, i.identity, md5(d.description))
    from pg_description as d
    cross join pg_identify_object(d.classoid, d.objoid, d.objsubid) as i
    where i.type <> 'extension'
      and coalesce(i.schema, split_part(i.identity, '.', 1)) in (select n.name from chosen as n)
    union all
    select format('policy %s %s', r.name, p.polname)
    from relation as r
    join pg_policy as p
      on p.polrelid = r.oid
)
select f.line
from fact as f
order by f.line collate "C";
