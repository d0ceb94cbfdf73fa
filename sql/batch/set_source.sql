create or replace function batch.set_source(
    cluster text,
    source text,
    argv text[] default null,
    every interval default null,
    timeout interval default null,
    is_enabled boolean default null
)
returns void
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: batch.cluster_source
-- Raises: MU165, MU065, MU068
declare
    known batch.cluster := batch._find_cluster(cluster);
begin
    perform batch._find_source(known, source);
    update batch.cluster_source as s
    set argv = coalesce(set_source.argv, s.argv),
        every = coalesce(set_source.every, s.every),
        timeout = coalesce(set_source.timeout, s.timeout),
        is_enabled = coalesce(set_source.is_enabled, s.is_enabled),
        next_attempt_at = least(s.next_attempt_at, now() + set_source.every)
    where s.cluster_id = known.cluster_id
      and s.source = set_source.source;
exception when check_violation then
    raise exception using
        errcode = 'MU068',
        message = 'this cannot be a source',
        detail = format('argv %s, every %s, timeout %s', argv, every, timeout),
        hint = 'Give argv a command and no null, and intervals longer than zero.';
end
$$;

comment on function batch.set_source(text, text, text[], interval, interval, boolean) is
'Changes what the collector runs for one document of a cluster, how often, and for how long at most.

What is null stays. Raises MU165, MU065, and MU068 for values that cannot be.

    select batch.set_source(''north'', ''jobs_xt'', every => ''10 minutes'');';

revoke all on function batch.set_source(text, text, text[], interval, interval, boolean) from public;
