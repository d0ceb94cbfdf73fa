-- The scheduler's letter or word as a state of batch.job. Inlined: no SET.
create or replace function batch._pbs_state(letter text)
returns text
language sql
immutable
parallel safe
return case letter
    when 'Q' then 'queued'
    when 'R' then 'running'
    when 'F' then 'finished'
    when 'H' then 'held'
    when 'W' then 'waiting'
    when 'X' then 'expired'
    when 'B' then 'begun'
    when 'E' then 'exiting'
    when 'S' then 'suspended'
    when 'U' then 'suspended'
    when 'T' then 'transit'
    when 'M' then 'moved'
    else 'unknown'
end;

create or replace function batch._pbs_outcome(substate integer, exit_status integer, started_at timestamptz)
returns text
language sql
immutable
parallel safe
return case
    when substate operator(pg_catalog.=) 91 then 'deleted'
    when exit_status is null then case when started_at is null then 'never_ran' else 'unknown' end
    when exit_status operator(pg_catalog.=) 0
        then case when substate operator(pg_catalog.=) 93 then 'failed' else 'succeeded' end
    when exit_status operator(pg_catalog.=) -29 then 'walltime_exceeded'
    when exit_status between -28 and -24 then 'limit_exceeded'
    when exit_status operator(pg_catalog.<) 0 then 'scheduler_failed'
    when exit_status between 257 and 320 then 'signalled'
    else 'failed'
end;

create or replace function batch._slurm_state(word text, reason text)
returns text
language sql
immutable
parallel safe
return case
    when word operator(pg_catalog.=) 'PENDING' then
        case
            when reason operator(pg_catalog.~) '^JobHeld|^Dependency' then 'held'
            when reason operator(pg_catalog.=) 'BeginTime' then 'waiting'
            else 'queued'
        end
    when word operator(pg_catalog.=) any ('{RUNNING,CONFIGURING,SIGNALING,RESIZING}'::pg_catalog.text[])
        then 'running'
    when word operator(pg_catalog.=) any ('{SUSPENDED,STOPPED}'::pg_catalog.text[]) then 'suspended'
    when word operator(pg_catalog.=) any ('{COMPLETING,STAGE_OUT}'::pg_catalog.text[]) then 'exiting'
    when word operator(pg_catalog.=) any ('{REQUEUED,REQUEUE_FED,REQUEUE_HOLD,SPECIAL_EXIT}'::pg_catalog.text[])
        then 'queued'
    when word operator(pg_catalog.=) any (
        '{COMPLETED,CANCELLED,FAILED,TIMEOUT,NODE_FAIL,PREEMPTED,BOOT_FAIL,DEADLINE,OUT_OF_MEMORY,REVOKED}'
            ::pg_catalog.text[]) then 'finished'
    else 'unknown'
end;

revoke all on function
    batch._pbs_state(text),
    batch._pbs_outcome(integer, integer, timestamptz),
    batch._slurm_state(text, text)
from public;
