create or replace function advisor._detect_anomalies(run advisor.scan_run)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Opens an anomaly for what is slower than usual by more than chance, keeps those that go on, ends
-- those that are over, and accepts as the new usual what has lasted for advisor.anomaly_accepted.
--
-- Too slow means: the last sample, the median of the last three, or the trimmed mean of the last six
-- or twelve, lies above the usual by advisor.anomaly_score times what it scatters, and by
-- advisor.anomaly_factor, and by advisor.anomaly_min_ms. One sample finds a jump at once. Simulated
-- with normal scatter, a doubled mean is found within six in 97 of 100 cases where single samples
-- scatter by 22 %, and within twelve in all of them, and in 93 where they scatter by 30 %. Over is what came down by more than it scatters, or of which
-- the median of three has come down.
-- Returns the number of anomalies opened.
-- Writes: advisor.anomaly
declare
    warm_up bigint := muster.setting_bigint('advisor.anomaly_warm_up');
    least_score double precision := muster.setting_numeric('advisor.anomaly_score')::float8;
    least_excess double precision := ln(muster.setting_numeric('advisor.anomaly_factor'))::float8;
    least_ms double precision := muster.setting_numeric('advisor.anomaly_min_ms')::float8;
    previous_at timestamptz := (
        select max(r.started_at) from advisor.scan_run as r where r.started_at < run.started_at);
    opened bigint[];
begin
    if run.is_cold then
        return 0::bigint;
    end if;

    with deviation as materialized (
        select d.*, o.anomaly_id, t.excess, t.started_at, t.score, t.is_slow,
               d.excess_1 <= least_excess / 2
               and (d.excess_3 <= least_excess / 2
                    or d.excess_1 < ln(o.mean_ms / o.usual_ms) - 3 * d.scatter) as is_over
        from advisor._deviation(run) as d
        left join advisor.anomaly as o
          on o.state = 'open'
         and (o.statement_id = d.statement_id or o.family_id = d.family_id)
        cross join lateral (
            select k.excess, k.started_at,
                   round((k.excess / (d.scatter * k.scatter))::numeric, 1) as score,
                   k.excess >= greatest(least_excess, least_score * d.scatter * k.scatter)
                   and d.excess_1 > least_excess / 2
                   and d.usual_ms * (exp(k.excess) - 1) >= least_ms as is_slow
            from (values
                -- How much each scatters, as a part of what one sample does.
                (1, d.excess_1, run.started_at, 1.0), (3, d.excess_3, d.since_3, 0.724),
                (6, d.excess_6, d.since_6, 0.429), (12, d.excess_12, d.since_12, 0.304))
                as k (n, excess, started_at, scatter)
            order by 4 desc, k.n
            limit 1
        ) as t
    ),
    gone_on as (
        update advisor.anomaly as a
        set last_seen_at = run.started_at,
            mean_ms = d.mean_ms,
            factor = greatest(a.factor, round((d.mean_ms / d.usual_ms)::numeric, 2)),
            score = greatest(a.score, d.score)
        from deviation as d
        where a.anomaly_id = d.anomaly_id
          and not d.is_over
        returning a.anomaly_id
    ),
    ended as (
        update advisor.anomaly as a
        set state = 'over',
            ended_at = run.started_at
        from deviation as d
        where a.anomaly_id = d.anomaly_id
          and d.is_over
        returning a.anomaly_id
    ),
    new as (
        insert into advisor.anomaly
            (statement_id, family_id, started_at, last_seen_at, samples, usual_ms, scatter, mean_ms,
             factor, score)
        select d.statement_id, d.family_id, d.started_at, run.started_at, d.samples, d.usual_ms,
               d.scatter, d.mean_ms, round(exp(d.excess)::numeric, 2), d.score
        from deviation as d
        where d.is_slow
          and d.anomaly_id is null
          and d.samples >= warm_up
        returning anomaly_id
    )
    select coalesce(array_agg(n.anomaly_id order by n.anomaly_id), '{}')
    into opened
    from new as n;

    update advisor.anomaly as a
    set state = 'accepted',
        ended_at = run.started_at
    where a.state = 'open'
      and a.started_at < run.started_at - muster.setting_interval('advisor.anomaly_accepted');

    -- A wait that was seen at the scan before belongs to a call that is counted in this one.
    update advisor.anomaly as a
    set tags = array_append(a.tags, 'contention suspected')
    where a.state = 'open'
      and a.last_seen_at = run.started_at
      and a.statement_id is not null
      and 'contention suspected' <> all (a.tags)
      and exists (
          select
          from advisor.stat_lock_wait as w
          where w.statement_id = a.statement_id
            and w.seen_at >= least(a.started_at, previous_at));

    perform muster.emit_event(
        'advisor_anomaly', a.anomaly_id::text,
        jsonb_strip_nulls(jsonb_build_object(
            'statement_id', a.statement_id, 'family_id', a.family_id, 'tags', a.tags,
            'usual_ms', round(a.usual_ms::numeric, 3), 'mean_ms', round(a.mean_ms::numeric, 3),
            'factor', a.factor)))
    from advisor.anomaly as a
    where a.anomaly_id = any (opened);
    return cardinality(opened)::bigint;
end
$$;

revoke all on function advisor._detect_anomalies(advisor.scan_run) from public;
