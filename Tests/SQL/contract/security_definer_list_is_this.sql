-- Each of these runs with the rights of the kit's owner; adding one is to be seen in a diff.
with expected (signature) as (
    values
        -- what operators and collectors write; raw_job reads raw documents for operators
        ('batch.add_cluster(text,text,text,text[],timestamp with time zone)'),
        -- apply_retention drops partitions, which only their owner may
        ('batch.apply_retention(timestamp with time zone)'),
        ('batch.claim_collection(text,text,timestamp with time zone)'),
        ('batch.collect(text,text,timestamp with time zone,integer,bytea,text,timestamp with time zone)'),
        ('batch.collect(text,text,timestamp with time zone,integer,text,text,timestamp with time zone)'),
        ('batch.finish_collection(bigint,text,timestamp with time zone,integer,bytea,text,text,timestamp with time zone)'),
        ('batch.import_accounting(text,bytea,text,timestamp with time zone)'),
        ('batch.raw_job(bigint)'),
        ('batch.request_collection(text,text,timestamp with time zone)'),
        ('batch.set_source(text,text,text[],interval,interval,boolean)'),
        ('muster._audit()'),    -- writes the trail of whoever may change an audited table
        -- The operator asks workers for something, and judges advice; he writes no table himself.
        ('advisor.request_scan(timestamp with time zone)'),
        ('advisor.request_simulation(bigint,bigint,text[],text,timestamp with time zone)'),
        ('advisor.mute_recommendation(bigint,text,timestamp with time zone)'),
        ('advisor.reopen_recommendation(bigint,timestamp with time zone)'),
        -- A partition is attached and dropped by the owner of its parent; the worker is not that.
        ('advisor._ensure_sample_partition(timestamp with time zone)'),
        ('advisor._drop_sample_partitions(timestamp with time zone)')
),
actual as (
    select p.oid::regprocedure::text as signature
    from muster._installed_schema() as s
    join pg_proc as p
      on p.pronamespace = s.schema_id
    where p.prosecdef
)
select 'unexpected', a.signature from actual as a where a.signature not in (table expected)
union all
select 'missing', e.signature from expected as e where e.signature not in (table actual);
