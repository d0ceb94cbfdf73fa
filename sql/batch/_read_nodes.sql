create or replace function batch._read_pbs_nodes(nodes jsonb)
returns setof batch.node
language sql
stable
rows 1000
set search_path = pg_catalog, pg_temp
as $$
    -- "nodes" of pbsnodes -av -F json. A vnode without ncpus has none: pcpus belongs to its host.
    select null::bigint, null::bigint,
           n.key,
           n.value #>> '{resources_available,host}',
           coalesce(n.value ->> 'state', 'unknown'),
           coalesce(n.value ->> 'state', 'unknown')
               !~ 'down|offline|unknown|stale|unresolvable|maintenance|sleep|provision|initializing',
           greatest(coalesce(batch._count(n.value #>> '{resources_available,ncpus}'), 0), 0),
           greatest(coalesce(batch._count(n.value #>> '{resources_assigned,ncpus}'), 0), 0),
           greatest(coalesce(batch._count(n.value #>> '{resources_available,ngpus}'), 0), 0),
           greatest(coalesce(batch._count(n.value #>> '{resources_assigned,ngpus}'), 0), 0),
           coalesce(batch._bytes(n.value #>> '{resources_available,mem}'), 0),
           coalesce(batch._bytes(n.value #>> '{resources_assigned,mem}'), 0),
           batch._texts(n.value -> 'jobs'),
           batch._texts(coalesce(n.value -> 'queue', n.value #> '{resources_available,Qlist}')),
           batch._texts(n.value -> 'resv'),
           n.value ->> 'comment',
           batch._epoch(n.value ->> 'last_state_change_time'),
           batch._epoch(n.value ->> 'last_used_time'),
           true, null::timestamptz, null::timestamptz
    from jsonb_each(nodes) as n
$$;

create or replace function batch._read_slurm_nodes(nodes jsonb)
returns setof batch.node
language sql
stable
rows 1000
set search_path = pg_catalog, pg_temp
as $$
    -- "nodes" of sinfo --json. Memory is in MB; flags make a node unusable whatever its state is.
    select null::bigint, null::bigint,
           n.value ->> 'name',
           n.value ->> 'hostname',
           concat_ws(',', coalesce(n.value ->> 'state', 'unknown'), f.flags),
           coalesce(n.value ->> 'state', 'unknown') in ('idle', 'allocated', 'mixed', 'planned')
               and coalesce(f.flags, '') !~ 'down|drain|fail|maint|not_responding|power|reboot',
           greatest(coalesce(batch._count(n.value ->> 'cpus'), 0), 0),
           greatest(coalesce(batch._count(n.value ->> 'alloc_cpus'), 0), 0),
           coalesce(batch._count(substring(n.value ->> 'gres' from 'gpu(?::[^,:(]+)?:(\d+)')), 0),
           coalesce(batch._count(substring(n.value ->> 'gres_used' from 'gpu(?::[^,:(]+)?:(\d+)')), 0),
           greatest(coalesce(batch._count(n.value ->> 'real_memory'), 0), 0) * 1048576,
           greatest(coalesce(batch._count(n.value ->> 'alloc_memory'), 0), 0) * 1048576,
           '{}'::text[],
           batch._texts(n.value -> 'partitions'),
           '{}'::text[],
           nullif(n.value ->> 'reason', ''),
           batch._epoch(n.value ->> 'reason_changed_at'),
           batch._epoch(n.value ->> 'last_busy'),
           true, null::timestamptz, null::timestamptz
    from jsonb_array_elements(nodes) as n
    cross join lateral (
        select lower(string_agg(e.flag, ',' order by e.ordinal)) as flags
        from jsonb_array_elements_text(
            case when jsonb_typeof(n.value -> 'state_flags') = 'array' then n.value -> 'state_flags'
                else '[]' end) with ordinality as e (flag, ordinal)
    ) as f
    where n.value ->> 'name' is not null
$$;

revoke all on function batch._read_pbs_nodes(jsonb), batch._read_slurm_nodes(jsonb) from public;
