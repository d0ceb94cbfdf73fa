create or replace function advisor._wait_sentence(wait advisor.stat_lock_wait)
returns table (sentence text, source text)
language sql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
    select format(
               'At %s statement %s had waited %s ms for a %s (%s)%s, which process %s held: %s.',
               advisor._at_utc($1.seen_at), $1.statement_id, round($1.waited_ms), $1.lock_mode,
               $1.lock_type, ' on ' || $1.relation, $1.blocker_pid, $1.blocker_query),
           format('advisor.stat_lock_wait %s', $1.wait_id)
$$;

revoke all on function advisor._wait_sentence(advisor.stat_lock_wait) from public;
