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
        -- the login of the HTTP server asks whose token it was given
        ('muster._check_token(bytea,timestamp with time zone)'),
        ('muster._request_role(bigint,text,text,jsonb,timestamp with time zone)'),
        ('muster.request_task(text,timestamp with time zone)'),    -- an operator may not write task_state
        -- an agent records and an operator copies; marks, keys and partitions are nobody's to write
        ('metering._usage_record_insert()'),
        ('metering._usage_record_update()'),
        ('metering._usage_record_delete()'),
        ('metering.record(text,text,text,integer,timestamp with time zone,timestamp with time zone,'
         'text,text,text,integer,boolean,timestamp with time zone)'),
        ('metering.record_batch(jsonb,boolean,timestamp with time zone)'),
        ('metering.record_staged(text,boolean,timestamp with time zone)'),
        -- a reader sees usage that is not rolled up yet
        ('metering.usage(text,text,text,timestamp with time zone,timestamp with time zone,text,text,'
         'timestamp with time zone)'),
        ('metering.verify(timestamp with time zone,timestamp with time zone,'
         'timestamp with time zone)'),
        ('metering._api_statistics(text,jsonb,timestamp with time zone)'),
        -- an operator rolls up, backfills and prices; partitions belong to the kit's owner
        ('metering._aggregate(text,timestamp with time zone,timestamp with time zone)'),
        ('metering.request_backfill(timestamp with time zone,timestamp with time zone,'
         'timestamp with time zone)'),
        ('metering._advance_backfill(bigint)'),
        ('metering.create_partitions(timestamp with time zone,timestamp with time zone,'
         'timestamp with time zone)'),
        ('metering.remove_partition(timestamp with time zone)'),
        ('metering.close_partition(timestamp with time zone)'),
        ('metering.drop_closed_partition(text)'),
        ('metering.remove_expired(timestamp with time zone)'),
        ('metering.set_capacity(integer,text,timestamp with time zone)'),
        ('metering.set_price(text,numeric,timestamp with time zone,text)'),
        -- The operator asks workers for something, and judges advice; he writes no table himself.
        ('advisor.request_scan(timestamp with time zone)'),
        ('advisor.request_simulation(bigint,bigint,text[],text,timestamp with time zone)'),
        ('advisor.request_advice(text,integer,integer,interval,boolean,timestamp with time zone)'),
        ('advisor.mute_recommendation(bigint,text,timestamp with time zone)'),
        ('advisor.reopen_recommendation(bigint,timestamp with time zone)'),
        -- The owner of the sandbox's schema drops in it what he may not read.
        ('advisor._begin_trial()'),
        ('advisor._drop_sandbox(bigint)'),
        -- A reader's answer is kept.
        ('advisor.ask(text,bigint,timestamp with time zone)'),
        -- A partition is attached and dropped by the owner of its parent; the worker is not that.
        ('advisor._ensure_sample_partition(timestamp with time zone)'),
        ('advisor._drop_sample_partitions(timestamp with time zone)'),
        -- agents, operators and tasks write here without rights on the tables
        ('fleet.add_to_pool(text,text,text[],timestamp with time zone)'),
        ('fleet.claim_host(text,text,text[],text,interval,text,timestamp with time zone)'),
        ('fleet.delete_host(text)'),
        ('fleet.delete_old_rows(timestamp with time zone)'),
        ('fleet.expire_claims(timestamp with time zone)'),
        ('fleet.expire_operations(timestamp with time zone)'),
        ('fleet.extend_claim(text,bigint,interval,timestamp with time zone)'),
        ('fleet.finish_operation(bigint,text,text,timestamp with time zone)'),
        ('fleet._await_changes(interval,interval)'),
        ('fleet.flush_notifications(integer)'),
        ('fleet.heartbeat(text,text,text,text,text,jsonb,jsonb,text[],text[],text,real,text,integer,text[],text,text,text,text[],timestamp with time zone,timestamp with time zone)'),
        ('fleet.heartbeats(jsonb,timestamp with time zone)'),
        ('fleet.mark_available(text,timestamp with time zone)'),
        ('fleet.mark_failed(text,text,timestamp with time zone)'),
        ('fleet.release_host(text,bigint,timestamp with time zone)'),
        ('fleet.report_operation(bigint,numeric,text,timestamp with time zone)'),
        ('fleet.start_operation(text,text,jsonb,interval,text,timestamp with time zone)'),
        ('fleet.sweep_hosts(timestamp with time zone)'),
        ('fleet.tune_beats()'),
        ('fleet.target_agents(text,text,text,text,text,text,text,integer,interval,timestamp with time zone)'),
        ('fleet.targets(text,text,text,text,text,text,text,integer,interval,timestamp with time zone)'),
        ('fleet.vm_command(text,bigint)'),
        -- a reader of the doctor and the status has no rights on the tables that they count
        ('batch._doctor()'), ('fleet._doctor()'), ('metering._doctor()'), ('profiling._doctor()'),
        ('fleet._status()'), ('metering._status()'), ('profiling._status()'),
        ('profiling.api_bulk(jsonb,timestamp with time zone)'),
        ('profiling.api_command_completion(jsonb,timestamp with time zone)'),
        ('profiling.api_heartbeat(jsonb,timestamp with time zone)'),
        ('profiling.api_host_status(jsonb,timestamp with time zone)'),
        ('profiling.api_profile_request(jsonb,timestamp with time zone)'),
        ('profiling.api_workload_status(jsonb,timestamp with time zone)'),
        ('profiling.cancel(uuid,timestamp with time zone)'),
        ('profiling.complete(uuid,text,text,integer,text,text,timestamp with time zone)'),
        ('profiling.delete_old_rows(timestamp with time zone)'),
        ('profiling.opt_in(text)'),
        ('profiling.opt_out(text,text,timestamp with time zone)'),
        ('profiling.run_schedule(timestamp with time zone)'),
        ('profiling.stop_host(text,text,integer[],text,timestamp with time zone)'),
        ('profiling.stop_request(uuid,text,timestamp with time zone)'),
        ('profiling.submit(jsonb,text,interval,integer,text[],boolean,timestamp with time zone,timestamp with time zone,jsonb,text,boolean,text,timestamp with time zone)'),
        ('profiling.sweep_commands(timestamp with time zone)')
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
