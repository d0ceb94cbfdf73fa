create or replace function fleet._inventory_process(containers jsonb)
returns table (container_key text, pid integer, process_name text)
language sql
stable
rows 50
set search_path = pg_catalog, pg_temp
as $$
    -- The usable processes of an inventory; a pid may come as text, and what is no pid is left out.
    select distinct on (f.container_key, f.pid::integer)
           f.container_key,
           f.pid::integer,
           left(f.process_name, 512)
    from (
        select i.container_key,
               p.ordinality,
               p.value ->> 'pid' as pid,
               coalesce(p.value ->> 'processName', p.value ->> 'process_name', '') as process_name
        from fleet._inventory_item(containers) as i
        cross join jsonb_array_elements(i.processes) with ordinality as p
        where jsonb_typeof(p.value) = 'object'
        offset 0
    ) as f
    where f.pid ~ '^[0-9]{1,9}$'
    order by f.container_key, f.pid::integer, f.ordinality
$$;

revoke all on function fleet._inventory_process(jsonb) from public;
