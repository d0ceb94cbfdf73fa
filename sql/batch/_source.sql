create or replace function batch._source()
returns table (source text, scheduler text, kind text, has_subjobs boolean, argv text[], every_setting text)
language sql
immutable
rows 8
set search_path = pg_catalog, pg_temp
as $$
    -- Every document that batch.collect takes. has_subjobs: a subjob of an array that is missing from
    -- this document is gone; without -t the document does not list them at all.
    values
        ('jobs', 'openpbs', 'jobs', false, '{qstat,-f,-F,json}'::text[], 'batch.job_interval'),
        ('jobs_x', 'openpbs', 'jobs', false, '{qstat,-x,-f,-F,json}', 'batch.job_interval'),
        ('jobs_xt', 'openpbs', 'jobs', true, '{qstat,-x,-t,-f,-F,json}', 'batch.job_interval'),
        ('queues', 'openpbs', 'queues', false, '{qstat,-Q,-f,-F,json}', 'batch.queue_interval'),
        ('nodes', 'openpbs', 'nodes', false, '{pbsnodes,-av,-F,json}', 'batch.node_interval'),
        ('server', 'openpbs', 'server', false, '{qstat,-B,-f,-F,json}', 'batch.system_interval'),
        ('reservations', 'openpbs', 'reservations', false, '{pbs_rstat,-F}',
            'batch.system_interval'),
        ('squeue', 'slurm', 'jobs', true, '{squeue,--json}', 'batch.job_interval'),
        ('sinfo', 'slurm', 'nodes', false, '{sinfo,--json}', 'batch.node_interval')
$$;

revoke all on function batch._source() from public;
