create or replace function batch._find_source(
    cluster batch.cluster,
    source text,
    out kind text,
    out has_subjobs boolean
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU065
begin
    select s.kind, s.has_subjobs
    into kind, has_subjobs
    from batch._source() as s
    where s.source = _find_source.source
      and s.scheduler = cluster.scheduler;
    if not found then
        raise exception using
            errcode = 'MU065',
            message = 'unknown source',
            detail = format('%L is no document of %s.', source, cluster.scheduler),
            hint = (select format('Use one of %s.', string_agg(s.source, ', '))
                    from batch._source() as s
                    where s.scheduler = cluster.scheduler);
    end if;
end
$$;

revoke all on function batch._find_source(batch.cluster, text) from public;
