create or replace function advisor._answer_impact(statement_id bigint)
returns table (sentence text, source text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The last simulation of each mode, what was measured first, and what the planner said of each
    -- open advice. Costs are called costs, and milliseconds are said only where both variants ran.
    (select format(
                'Simulated at %s with %s: cost %s instead of %s, a change of %s %%%s%s.',
                advisor._at_utc(m.finished_at), rtrim(array_to_string(m.ddl, '; '), ';'),
                round(m.after_cost::numeric, 2), round(m.before_cost::numeric, 2),
                -m.improvement_pct,
                ' (' || nullif(array_to_string(m.labels, ', '), '') || ')',
                case
                    when m.before_ms is not null then format(
                        '; run on a copy it took %s ms instead of %s ms',
                        round(m.after_ms::numeric, 3), round(m.before_ms::numeric, 3))
                    else '; nothing was built or run'
                end),
            format('advisor.simulation %s', m.simulation_id)
     from advisor.simulation as m
     where m.statement_id = $1
       and m.status = 'done'
       and not exists (
           select
           from advisor.simulation as n
           where n.statement_id = m.statement_id
             and n.mode = m.mode
             and n.status = 'done'
             and n.simulation_id > m.simulation_id)
     order by m.mode = 'real' desc)
    union all
    (select format(
                'With %s the planner expects cost %s instead of %s for this statement, %s %% '
                'less%s; %s.',
                r.target, round(l.cost_after::numeric, 2), round(l.cost_before::numeric, 2),
                round(100 * l.improvement, 1),
                ' (' || nullif(array_to_string(l.labels, ', '), '') || ')',
                case
                    when r.measured_at is null then 'an estimate, nothing was built'
                    else format(
                        'measured on copies at %s: %s ms instead of %s ms',
                        advisor._at_utc(r.measured_at), round(r.measured_after_ms::numeric, 3),
                        round(r.measured_before_ms::numeric, 3))
                end),
            format('advisor.recommendation_statement %s/%s; advisor.recommendation %1$s',
                   r.recommendation_id, l.statement_id)
     from advisor.recommendation_statement as l
     join advisor.recommendation as r
       on r.recommendation_id = l.recommendation_id
     where l.statement_id = $1
       and r.state = 'open'
       and l.estimated_at is not null
     order by l.improvement desc, r.recommendation_id
     limit 3)
    union all
    select format('No impact is known yet; ask for it: call advisor.simulate(%s);', $1),
           format('advisor.statement %s', $1)
    where not exists (
        select from advisor.simulation as m where m.statement_id = $1 and m.status = 'done')
      and not exists (
          select
          from advisor.recommendation_statement as l
          join advisor.recommendation as r
            on r.recommendation_id = l.recommendation_id
          where l.statement_id = $1
            and r.state = 'open'
            and l.estimated_at is not null)
$$;

revoke all on function advisor._answer_impact(bigint) from public;
