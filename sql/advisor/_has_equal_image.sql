create or replace function advisor._has_equal_image(type_id oid, collation_id oid)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Whether a B-tree may keep equal values of the type as one key with a list of rows, which is what
-- the fourth support function of its operator class says. Types without one (numeric, float, jsonb)
-- have equal values that look different.
declare
    support text;
begin
    select p.proname::text
    into support
    from pg_catalog.pg_type as t
    join pg_catalog.pg_opclass as o
      on o.opcdefault
     and (
         o.opcintype = coalesce(nullif(t.typbasetype, 0), t.oid)
         or exists (
             select
             from pg_catalog.pg_cast as k
             where k.castsource = coalesce(nullif(t.typbasetype, 0), t.oid)
               and k.casttarget = o.opcintype
               and k.castmethod = 'b'
               and k.castcontext = 'i'))
    join pg_catalog.pg_am as m
      on m.oid = o.opcmethod
     and m.amname = 'btree'
    left join pg_catalog.pg_amproc as a
      on a.amprocfamily = o.opcfamily
     and a.amproclefttype = o.opcintype
     and a.amprocrighttype = o.opcintype
     and a.amprocnum = 4
    left join pg_catalog.pg_proc as p
      on p.oid = a.amproc
    where t.oid = type_id
    order by o.opcintype = coalesce(nullif(t.typbasetype, 0), t.oid) desc
    limit 1;
    return case
        when support is null then false
        -- What bt_metap() says of char(n), whatever its operator class says.
        when type_id = 'bpchar'::regtype then false
        when support = 'btvarstrequalimage' then coalesce((
            select l.collisdeterministic
            from pg_catalog.pg_collation as l
            where l.oid = collation_id), true)
        else true
    end;
end
$$;

revoke all on function advisor._has_equal_image(oid, oid) from public;
