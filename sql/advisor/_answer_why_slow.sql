create or replace function advisor._answer_why_slow(statement_id bigint)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Figures, what is unusual, plan, advice, expected effect: each sentence from the rows that it
    -- cites, in this order.
    select format(
               'Statement %s ran %s times in the last %s and took %s ms in all, %s ms on average: '
               '%s',
               s.statement_id, s.calls, w.value, round(s.total_ms, 1), round(s.mean_ms, 2),
               advisor._preview(s.normalized)),
           format('advisor.stat_statement %s; muster.setting %s', s.statement_id, w.name)
    from advisor.stat_statement as s
    join muster.setting as w
      on w.name = 'advisor.window'
    where s.statement_id = $1
      and s.calls is not null
    union all
    select format('It has not run in the last %s.', w.value),
           format('advisor.stat_statement %s; muster.setting %s', s.statement_id, w.name)
    from advisor.stat_statement as s
    join muster.setting as w
      on w.name = 'advisor.window'
    where s.statement_id = $1
      and s.calls is null
    union all
    (select x.sentence, x.source
     from advisor.stat_anomaly as a
     cross join lateral advisor._anomaly_sentence(a) as x
     where a.statement_id = $1
       and a.state = 'open'
     limit 1)
    union all
    select x.sentence, x.source
    from (
        select w.*
        from advisor.stat_lock_wait as w
        where w.statement_id = $1
        order by w.seen_at desc, w.waited_ms desc, w.wait_id
        limit 1
    ) as w
    cross join lateral advisor._wait_sentence(w) as x
    union all
    select format(
               'Its plan of %s reads %s from end to end%s; that is %s %% of the plan''s cost of '
               '%s.',
               advisor._at_utc(p.captured_at), q.scan ->> 'relation',
               ' to keep the rows where ' || (q.scan ->> 'filter'),
               round(100 * (q.scan ->> 'cost_share')::numeric, 1),
               round(p.last_cost::numeric, 2)),
           format('advisor.plan %s', p.plan_id)
    from advisor.stat_statement as s
    join advisor.plan as p
      on p.plan_id = s.plan_id
    cross join lateral jsonb_array_elements(p.facts -> 'seq_scans') as q (scan)
    where s.statement_id = $1
    union all
    select format(
               'Its plan of %s reads no table from end to end: %s, cost %s.',
               advisor._at_utc(p.captured_at),
               (select string_agg(x.scan, ', ')
                from jsonb_array_elements_text(p.facts -> 'scan_types') as x (scan)),
               round(p.last_cost::numeric, 2)),
           format('advisor.plan %s', p.plan_id)
    from advisor.stat_statement as s
    join advisor.plan as p
      on p.plan_id = s.plan_id
    where s.statement_id = $1
      and p.facts -> 'seq_scans' = '[]'
    union all
    select case s.explain_state
               when 'waiting' then 'No worker has explained it yet.'
               else format('It has no plan: %s.', array_to_string(s.explain_reasons, '; '))
           end,
           format('advisor.stat_statement %s', s.statement_id)
    from advisor.stat_statement as s
    where s.statement_id = $1
      and s.plan_id is null
    union all
    select x.sentence, x.source
    from (
        select c.*
        from advisor.plan_change as c
        where c.statement_id = $1
          and c.is_regression
        order by c.changed_at desc, c.change_id desc
        limit 1
    ) as c
    cross join lateral advisor._plan_change_sentence(c) as x
    union all
    (select a.reason, format('advisor.recommendation %s', a.recommendation_id)
     from advisor.explain_advice($1) as a
     join advisor.recommendation as r
       on r.recommendation_id = a.recommendation_id
     where a.verdict = 'advice'
     order by r.improvement desc nulls last, r.confidence desc, r.recommendation_id
     limit 3)
    union all
    select e.sentence, e.source
    from advisor._answer_impact($1) as e
    where exists (
        select
        from advisor.explain_advice($1) as a
        where a.verdict = 'advice')
    union all
    select format('No rule has advice: %s.', string_agg(a.rule || ' - ' || a.reason, '; ')),
           format('advisor.explain_advice %s', $1)
    from advisor.explain_advice($1) as a
    having not bool_or(a.verdict = 'advice')
$$;

revoke all on function advisor._answer_why_slow(bigint) from public;
