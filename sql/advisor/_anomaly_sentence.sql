create or replace function advisor._anomaly_sentence(anomaly advisor.stat_anomaly)
returns table (sentence text, source text)
language sql
stable
rows 1
set search_path = pg_catalog, pg_temp
as $$
    select format(
               '%s %s usual from %s on: %s ms a call instead of %s ms, %s times at most; %s '
               'samples told what is usual.%s',
               case
                   when $1.statement_id is not null then format('Statement %s', $1.statement_id)
                   else format('The family %s as a whole', $1.family)
               end,
               case when $1.state = 'over' then 'was slower than' else 'is slower than' end,
               advisor._at_utc($1.started_at), $1.mean_ms, $1.usual_ms, $1.factor, $1.samples,
               case
                   when $1.wait_id is not null then format(
                       ' Contention is suspected: it waited for process %s (%s).', $1.blocker_pid,
                       $1.blocker_query)
               end),
           concat_ws(
               '; ', 'advisor.stat_anomaly ' || $1.anomaly_id,
               'advisor.stat_lock_wait ' || $1.wait_id)
$$;

revoke all on function advisor._anomaly_sentence(advisor.stat_anomaly) from public;
