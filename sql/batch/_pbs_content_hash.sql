create or replace function batch._pbs_content_hash(job jsonb)
returns bigint
language sql
immutable
return jsonb_hash_extended(
    case
        when job ->> 'job_state' in ('Q', 'H', 'W') then job - 'eligible_time'
        else job
    end, 0);

revoke all on function batch._pbs_content_hash(jsonb) from public;
