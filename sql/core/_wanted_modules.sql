create or replace function muster._wanted_modules(requested text)
returns text[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- The modules to install besides core: what is asked for and what that needs; when nothing is
-- asked, what is installed; on a first install, all.
-- Raises: MU101
declare
    names text[] := array_remove(
        regexp_split_to_array(lower(coalesce(requested, '')), '[\s,]+'), '');
    unknown text;
begin
    if names = '{all}' then
        return array(select a.module from muster._available_module() as a);
    end if;

    if names = '{}' then
        if not exists (select from muster.schema_step) then
            return array(select a.module from muster._available_module() as a);
        end if;
        names := array(select distinct s.module from muster.schema_step as s);
    end if;

    select w.name
    into unknown
    from unnest(names) as w (name)
    where w.name not in (select a.module from muster._available_module() as a)
    limit 1;
    if found then
        raise exception using
            errcode = 'MU101',
            message = format('unknown module: %s', unknown),
            detail = format(
                'This kit has: %s.',
                (select string_agg(a.module, ', ' order by a.ordinal)
                 from muster._available_module() as a)),
            hint = 'Name modules of this kit, separated by commas, or leave the variable out.';
    end if;

    return array(
        with recursive wanted as (
            select w.name
            from unnest(names || array(select distinct s.module from muster.schema_step as s))
                as w (name)
            union
            select n.name
            from wanted
            join muster._available_module() as a
              on a.module = wanted.name
            cross join unnest(a.needs) as n (name)
        )
        select wanted.name
        from wanted
    );
end
$$;

revoke all on function muster._wanted_modules(text) from public;
