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
    findings := cardinality(present)::bigint;

    with written as (
        insert into advisor.recommendation as r
            (finding_key, rule, title, severity, kind, target, relation, statement_id, evidence,
             why, ddl, ddl_undo, confidence, risk, size_bytes, write_cost, state, state_at,
             first_found_at, last_found_at)
        select f.finding_key, f.rule, f.title, f.severity, f.kind, f.target, f.relation,
               f.statement_id, f.evidence, f.why, f.ddl, f.ddl_undo, f.confidence, f.risk,
               (f.evidence ->> 'size_bytes')::bigint,
               case
                   when f.evidence ? 'keys' then (
                       select advisor._write_cost(t.relid)
                       from advisor.table_fact as t
                       where format('%I.%I', t.schema_name, t.table_name) = f.relation)
                   else 'none'
               end,
               advisor._initial_state(f.ddl, f.evidence), at, at, at
        from unnest(present) as f
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
