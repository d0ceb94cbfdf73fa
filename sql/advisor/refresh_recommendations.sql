create or replace function advisor.refresh_recommendations(at timestamptz default now())
returns table (findings bigint, added bigint, vanished bigint)
language plpgsql
volatile
rows 1
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.recommendation, advisor.recommendation_statement, advisor.refresh_state
declare
    present advisor.finding[];
begin
    -- One at a time: two would both insert what is new.
    perform pg_advisory_xact_lock(hashtext('advisor refresh recommendations'));
    present := array(select f from advisor._merged_finding() as f);
    -- What a reader of the evidence has to know of the plans behind it.
    present := array(
        select jsonb_populate_record(
                   f,
                   case
                       when n.notes is null then '{}'
                       else jsonb_build_object('evidence', f.evidence || n.notes)
                   end)
        from unnest(present) as f
        cross join lateral (
            select jsonb_build_object('plan_notes', jsonb_object_agg(s.statement_id, s.notes))
                as notes
            from (
                select distinct on (p.statement_id) p.statement_id, p.notes
                from advisor.plan as p
                where p.statement_id = any (f.statement_ids)
                order by p.statement_id, p.last_seen_at desc, p.plan_id desc
            ) as s
            where s.notes <> '{}'
        ) as n);
    findings := cardinality(present)::bigint;

    with written as (
        insert into advisor.recommendation as r
            (finding_key, rule, title, severity, kind, target, relation, statement_id, evidence,
             why, ddl, ddl_undo, confidence, risk, size_bytes, write_cost, write_us, write_low_us,
             write_high_us, write_wal_bytes, write_observations, writes_per_day, state, state_at,
             first_found_at, last_found_at)
        select f.finding_key, f.rule, f.title, f.severity, f.kind, f.target, f.relation,
               f.statement_id, f.evidence, f.why, f.ddl, f.ddl_undo, f.confidence, f.risk,
               (f.evidence ->> 'size_bytes')::bigint,
               case when f.evidence ? 'keys' then advisor._write_cost(t.relid) else 'none' end,
               w.us * k.bias, w.us * k.bias / w.reach, w.us * k.bias * w.reach, w.wal_bytes,
               case when w.us is not null then k.observations end,
               advisor._writes_per_day(t.relid, at),
               advisor._initial_state(f.ddl, f.evidence), at, at, at
        from unnest(present) as f
        cross join advisor._calibration_factor('write') as k
        left join advisor.table_fact as t
          on f.evidence ? 'keys'
         and format('%I.%I', t.schema_name, t.table_name) = f.relation
        left join lateral (
            -- Nine of ten lie within so many standard deviations.
            select e.us, e.wal_bytes, exp(1.645 * k.spread) as reach
            from advisor._write_estimate(
                t.relid, coalesce(f.evidence ->> 'method', 'btree'),
                array(select jsonb_array_elements_text(f.evidence -> 'keys')),
                array(select jsonb_array_elements_text(f.evidence -> 'include')),
                case
                    when f.evidence ? 'predicate'
                        then coalesce((f.evidence ->> 'part')::double precision, 1)
                end) as e
            where t.relid is not null
        ) as w
          on true
        on conflict on constraint recommendation_finding_key_key do update
        set rule = excluded.rule,
            title = excluded.title,
            severity = excluded.severity,
            kind = excluded.kind,
            target = excluded.target,
            relation = excluded.relation,
            statement_id = excluded.statement_id,
            evidence = excluded.evidence,
            why = excluded.why,
            ddl = excluded.ddl,
            ddl_undo = excluded.ddl_undo,
            confidence = excluded.confidence,
            risk = excluded.risk,
            size_bytes = coalesce(excluded.size_bytes, r.size_bytes),
            write_cost = excluded.write_cost,
            write_us = excluded.write_us,
            write_low_us = excluded.write_low_us,
            write_high_us = excluded.write_high_us,
            write_wal_bytes = excluded.write_wal_bytes,
            write_observations = excluded.write_observations,
            writes_per_day = excluded.writes_per_day,
            last_found_at = excluded.last_found_at,
            -- Found again after it was gone: what was known of it may no longer be true.
            state = case
                when r.state in ('applied', 'resolved') then excluded.state
                else r.state
            end,
            state_reason = case when r.state not in ('applied', 'resolved') then r.state_reason end,
            state_by = case when r.state not in ('applied', 'resolved') then r.state_by end,
            state_at = case
                when r.state in ('applied', 'resolved') then excluded.state_at
                else r.state_at
            end,
            confidence_class = case
                when r.state in ('applied', 'resolved') then 'rule'
                else r.confidence_class
            end
        returning r.first_found_at
    )
    select count(*) filter (where w.first_found_at = at)
    into added
    from written as w;

    update advisor.recommendation as r
    set write_note = advisor._write_note(r)
    where r.write_note is distinct from advisor._write_note(r);

    delete from advisor.recommendation_statement as l
    using advisor.recommendation as r
    join unnest(present) as f
      on f.finding_key = r.finding_key
    where l.recommendation_id = r.recommendation_id
      and l.statement_id <> all (f.statement_ids);
    insert into advisor.recommendation_statement (recommendation_id, statement_id, added_at)
    select r.recommendation_id, s.statement_id, at
    from unnest(present) as f
    join advisor.recommendation as r
      on r.finding_key = f.finding_key
    cross join unnest(f.statement_ids) as s (statement_id)
    on conflict on constraint recommendation_statement_pkey do nothing;

    -- What is no longer found was done, or is no longer true. What somebody muted stays muted.
    update advisor.recommendation as r
    set state = case when advisor._is_applied(r.evidence) then 'applied' else 'resolved' end,
        state_reason = null,
        state_by = null,
        state_at = at
    where r.state in ('candidate', 'open', 'rejected')
      and not exists (
          select
          from unnest(present) as f
          where f.finding_key = r.finding_key);
    get diagnostics vanished = row_count;

    insert into advisor.refresh_state as s (refreshed_at)
    values (at)
    on conflict on constraint refresh_state_pkey do update
    set refreshed_at = excluded.refreshed_at;
    return next;
end
$$;

comment on function advisor.refresh_recommendations(timestamptz) is
'Applies every rule to what is known of statements, tables and indexes, and brings
advisor.recommendation up to date. Advice to make an index begins as a candidate; a worker then asks
the planner, and opens or rejects it. Advice that is no longer found becomes applied, when what it
said was done, or resolved.

Returns how many findings there are, how many are new, and how many are gone.

    select * from advisor.refresh_recommendations();';

revoke all on function advisor.refresh_recommendations(timestamptz) from public;
