create or replace function batch.collect(
    cluster text,
    source text,
    captured_at timestamptz,
    exit_code integer,
    document bytea,
    stderr text default '',
    at timestamptz default now()
)
returns bigint
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
    select batch._collect(cluster, source, captured_at, exit_code, document, stderr, null, null, at)
$$;

comment on function batch.collect(text, text, timestamptz, integer, bytea, text, timestamptz) is
'Takes what one command of the scheduler printed, byte by byte, and does everything with it.

Returns the row of batch.collection, which says succeeded, partial or failed and why; a document that
cannot be used raises nothing, changes nothing and closes nothing. The same document twice changes
nothing. A document may come late: it takes its place among what is known.

Sources: jobs (qstat -f -F json), jobs_x (-x), jobs_xt (-x -t), queues (qstat -Q -f -F json),
nodes (pbsnodes -av -F json), server (qstat -B -f -F json), reservations (pbs_rstat -F); squeue and sinfo
(--json) of Slurm.

Bytes that are not UTF-8 are read as Latin-1 and the job is marked is_repaired. Raises MU165 for an
unknown cluster, MU065 for a source that its scheduler does not have, MU066 for a missing time.

    select batch.collect(''north'', ''jobs_xt'', now(), 0, pg_read_binary_file(''/tmp/qstat.json''));';

create or replace function batch.collect(
    cluster text,
    source text,
    captured_at timestamptz,
    exit_code integer,
    document text,
    stderr text default '',
    at timestamptz default now()
)
returns bigint
language sql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
    select batch._collect(cluster, source, captured_at, exit_code, convert_to(document, 'UTF8'), stderr,
        null, null, at)
$$;

comment on function batch.collect(text, text, timestamptz, integer, text, text, timestamptz) is
'batch.collect for a document that is text already. What a terminal or a client could not send as text
has to come as bytea.';

revoke all on function
    batch.collect(text, text, timestamptz, integer, bytea, text, timestamptz),
    batch.collect(text, text, timestamptz, integer, text, text, timestamptz)
from public;
