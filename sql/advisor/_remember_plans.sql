create or replace function advisor._remember_plans(
    statement_keys text[],
    versions text[],
    answers jsonb[],
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Keeps what the planner said of statements, in the place of what was kept of them before; of the
-- statements used last at most a thousand. Returns how many statements were taken.
-- How old an answer can get is bounded from the first one on, however often it is used.
-- Writes: advisor.planner_memory
declare
    kept constant bigint := 1000::bigint;
    kept_for interval := muster.setting_interval('advisor.planner_memory');
    taken bigint;
begin
    if kept_for <= interval '0' then
        return 0::bigint;
    end if;
    insert into advisor.planner_memory as m (statement_key, version, answers, begun_at, used_at)
    select w.statement_key, w.version, w.answers, at, at
    from unnest(statement_keys, versions, _remember_plans.answers)
        as w (statement_key, version, answers)
    -- In one order, so that two searches that end together wait for each other in one direction.
    order by w.statement_key
    on conflict on constraint planner_memory_pkey do update
    set answers = excluded.answers,
        begun_at = case
            when m.version = excluded.version and m.begun_at > at - kept_for then m.begun_at
            else at
        end,
        version = excluded.version,
        used_at = at;
    get diagnostics taken = row_count;
    delete from advisor.planner_memory as m
    where m.statement_key in (
        select l.statement_key
        from advisor.planner_memory as l
        order by l.used_at desc, l.statement_key
        offset kept);
    return taken;
end
$$;

revoke all on function
    advisor._remember_plans(text[], text[], jsonb[], timestamptz) from public;
