create or replace function advisor._is_btree_type(type oid)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Whether a column of the type can be a key of a B-tree without naming an operator class: its
-- base type, or one that it is read as without conversion, has a default one. Most columns are of
-- these types, and for them the catalogue need not be asked: this is called for each predicate.
begin
    if type = any (
        array[
            'bigint', 'integer', 'smallint', 'text', 'varchar', 'char', 'boolean', 'date',
            'timestamp', 'timestamptz', 'numeric', 'uuid']::regtype[]::oid[]) then
        return true;
    end if;
    return (
        with recursive base (type, category, kind, basetype) as (
            select t.oid, t.typcategory, t.typtype, t.typbasetype
            from pg_catalog.pg_type as t
            where t.oid = _is_btree_type.type
            union all
            select t.oid, t.typcategory, t.typtype, t.typbasetype
            from base as b
            join pg_catalog.pg_type as t
              on b.kind = 'd'
             and t.oid = b.basetype
        )
        select exists (
            select
            from base as b
            where b.kind in ('e', 'r', 'm')
               or exists (
                   select
                   from pg_catalog.pg_opclass as o
                   join pg_catalog.pg_am as m
                     on m.oid = o.opcmethod
                   where m.amname = 'btree'
                     and o.opcdefault
                     and (
                         o.opcintype = b.type
                         or b.category = 'A' and o.opcintype = 'anyarray'::regtype
                         or exists (
                             select
                             from pg_catalog.pg_cast as c
                             where c.castsource = b.type
                               and c.casttarget = o.opcintype
                               and c.castmethod = 'b'
                               and c.castcontext = 'i')))));
end
$$;

revoke all on function advisor._is_btree_type(oid) from public;
