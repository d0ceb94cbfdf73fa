create or replace function batch._find_cluster(cluster text)
returns batch.cluster
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU165
declare
    found_cluster batch.cluster;
begin
    select c.*
    into found_cluster
    from batch.cluster as c
    where c.name = _find_cluster.cluster;
    if not found then
        raise exception using
            errcode = 'MU165',
            message = 'unknown cluster',
            detail = format('There is no cluster named %L.', cluster),
            hint = 'Add it with batch.add_cluster, or see batch.cluster for the names.';
    end if;
    return found_cluster;
end
$$;

revoke all on function batch._find_cluster(text) from public;
