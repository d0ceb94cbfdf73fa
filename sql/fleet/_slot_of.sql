create or replace function fleet._slot_of(hostname text)
returns bigint
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU120
declare
    found_id bigint;
begin
    select s.host_id
    into found_id
    from fleet.host as h
    join fleet.slot as s
      on s.host_id = h.host_id
    where h.hostname = _slot_of.hostname;
    if not found then
        raise exception using
            errcode = 'MU120',
            message = 'unknown host',
            detail = format('No pool has a host named %s.', left(hostname, 255)),
            hint = 'Add it with fleet.add_to_pool(hostname, pool).';
    end if;
    return found_id;
end
$$;

revoke all on function fleet._slot_of(text) from public;
