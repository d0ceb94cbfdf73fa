#!/usr/bin/env bash
# 400 jobs of a scheduler that forgets them half an hour after their end, seen by looks of which a third
# fail, are cut off or come late, with three hours in which nobody looked. At the end every job has the end
# that it had, or says what is missing.
# shellcheck source=Tests/SQL/lib/shell.sh
. "$MUSTER_ROOT/Tests/SQL/lib/shell.sh"

name=muster_test_ends
database $name template "$MUSTER_TEMPLATE"
query $name "
set timezone = 'UTC';
select batch.add_cluster('c', 'openpbs', 'UTC', at => '2026-11-01 00:00Z');
-- What happened: submitted, started, ended, with what code; some never started.
create table truth as
select n || '.h' as id, created, created + wait as started, created + wait + took as ended, code
from (
    select n, timestamptz '2026-11-01 00:00Z' + n * interval '3 minutes' as created,
           (n * 7919 % 45) * interval '1 minute' as wait, (5 + n * 104729 % 240) * interval '1 minute' as took,
           case when n % 9 = 0 then 1 when n % 31 = 0 then 271 else 0 end as code
    from generate_series(1, 400) as n) as x;
-- What the scheduler says at a time: jobs that wait, run, or ended within half an hour.
create function said(at timestamptz) returns text language sql as \$\$
    select jsonb_build_object('timestamp', extract(epoch from at)::bigint, 'Jobs', coalesce(jsonb_object_agg(
        t.id, jsonb_build_object('job_state', case when at < started then 'Q' when at < ended then 'R' else 'F' end,
            'ctime', to_char(created, 'Dy Mon DD HH24:MI:SS YYYY'), 'qtime', to_char(created, 'Dy Mon DD HH24:MI:SS YYYY'))
        || case when at >= started then jsonb_build_object('stime', to_char(started, 'Dy Mon DD HH24:MI:SS YYYY'), 'run_count', 1)
           else '{}' end
        || case when at >= ended then jsonb_build_object('Exit_status', code, 'substate', 92,
               'history_timestamp', extract(epoch from ended)::bigint,
               'obittime', to_char(ended, 'Dy Mon DD HH24:MI:SS YYYY')) else '{}' end), '{}'))::text
    from truth as t
    where t.created <= at and at < t.ended + interval '30 minutes'
\$\$;
create table look as
select n, timestamptz '2026-11-01 00:00Z' + n * interval '10 minutes' as at,
       case n % 6 when 1 then 'failed' when 3 then 'cut' else 'good' end as kind
from generate_series(1, 200) as n
where n not between 60 and 78;" >/dev/null
# shellcheck disable=SC2016  # dollar quotes of SQL
query $name 'select format($$select batch.collect(%L, %L, %L, %s, %L, at => %L)$$, $$c$$, $$jobs_xt$$, at,
        case kind when $$failed$$ then 255 else 0 end,
        case kind when $$failed$$ then $$$$ when $$cut$$ then left(said(at), length(said(at)) / 2) else said(at) end, at)
    from look order by case when n % 17 = 0 then n + 3 else n end
    \gexec' >"$work/looks"
is 'no look raises anything' "$(grep -c ERROR "$work/looks")" 0
matches 'a third of the looks fail' "$(query $name "select count(*) from batch.collection where status <> 'succeeded'")" \
    '^[56][0-9]$'
is 'every job that a good look could see is there' "$(query $name "
    select t.id from truth as t
    where exists (select from look as l where l.kind = 'good' and l.at >= t.created and l.at < t.ended + interval '30 minutes')
      and not exists (select from batch.job as j where j.scheduler_job_id = t.id)")" ''
is 'and no other' "$(query $name "
    select scheduler_job_id from batch.job where scheduler_job_id not in (select id from truth)")" ''
is 'each has its end, or says that it is missing' "$(query $name "
    select scheduler_job_id, state, quality from batch.job
    where not (final_state_recorded and ended_at is not null and outcome is not null and quality in ('complete', 'start_missing', 'estimated'))
      and quality not in ('lost', 'end_missing')")" ''
is 'no end is invented' "$(query $name "
    select j.scheduler_job_id, j.ended_at, t.ended, j.exit_status, t.code
    from batch.job as j join truth as t on t.id = j.scheduler_job_id
    where (j.final_state_recorded and j.exit_status is distinct from t.code)
       or (j.final_state_recorded and not j.is_ended_at_estimated and j.ended_at is distinct from t.ended)
       or (j.quality = 'complete' and j.started_at is distinct from t.started)")" ''
is 'a lost job has the interval in which it ended' "$(query $name "
    select j.scheduler_job_id from batch.job as j join truth as t on t.id = j.scheduler_job_id
    where j.state = 'lost' and not (t.ended between j.vanished_after and j.vanished_before)")" ''
is 'there are ends, and there are losses' "$(query $name "
    select count(*) filter (where final_state_recorded) > 200, count(*) filter (where state = 'lost') > 0 from batch.job")" 't|t'
is 'the data quality counts them' "$(query $name "
    select count(*) > 0 from batch.data_quality('c', '2026-11-01', '2026-11-03')")" t
