create or replace function advisor._prune(at timestamptz)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Writes: the partitions of advisor.statement_sample, advisor.scan_run, advisor.scan_request,
-- advisor.simulation, advisor.advice, advisor.planner_memory, advisor.plan, advisor.statement, advisor.statement_source,
-- advisor.recommendation, advisor.fact_version, advisor.anomaly,
-- advisor.answer
declare
    samples_before timestamptz := at - muster.setting_interval('advisor.sample_retention');
    plans_before timestamptz := at - muster.setting_interval('advisor.plan_retention');
    removed bigint;
    total bigint;
begin
    perform advisor._ensure_sample_partition(at + interval '1 day');
    total := advisor._drop_sample_partitions(samples_before);

    delete from advisor.scan_request as r where r.finished_at < samples_before;
    get diagnostics removed = row_count;
    total := total + removed;
    -- The last one stays, however old: it says since when nothing was scanned.
    delete from advisor.scan_run as r
    where r.started_at < samples_before
      and r.started_at < (select max(l.started_at) from advisor.scan_run as l);
    get diagnostics removed = row_count;
    total := total + removed;
    delete from advisor.answer as a where a.asked_at < samples_before;
    get diagnostics removed = row_count;
    total := total + removed;
    delete from advisor.simulation as s where s.finished_at < samples_before;
    get diagnostics removed = row_count;
    total := total + removed;
    delete from advisor.advice as a where a.finished_at < samples_before;
    get diagnostics removed = row_count;
    total := total + removed;
    delete from advisor.planner_memory as m
    where m.begun_at <= at - muster.setting_interval('advisor.planner_memory');
    get diagnostics removed = row_count;
    total := total + removed;

    delete from advisor.plan as p
    where p.last_seen_at < plans_before
      and p.plan_id <> (
          select l.plan_id
          from advisor.plan as l
          where l.statement_id = p.statement_id
            and l.source = p.source
          order by l.captured_at desc, l.plan_id desc
          limit 1);
    get diagnostics removed = row_count;
    total := total + removed;

    delete from advisor.anomaly as a where a.ended_at < plans_before;
    get diagnostics removed = row_count;
    total := total + removed;

    delete from advisor.fact_version as v where v.vanished_at < plans_before;
    get diagnostics removed = row_count;
    total := total + removed;

    delete from advisor.recommendation as r
    where r.state in ('applied', 'resolved')
      and r.state_at < plans_before;
    get diagnostics removed = row_count;
    total := total + removed;

    -- Sources that pg_stat_statements no longer has, then statements that have none left.
    delete from advisor.statement_source as s where s.missing_since < plans_before;
    get diagnostics removed = row_count;
    total := total + removed;
    delete from advisor.statement as s
    where s.last_seen_at < plans_before
      and not exists (
          select
          from advisor.statement_source as o
          where o.statement_id = s.statement_id);
    get diagnostics removed = row_count;
    return total + removed;
end
$$;

revoke all on function advisor._prune(timestamptz) from public;
