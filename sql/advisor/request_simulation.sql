create or replace function advisor.request_simulation(
    statement_id bigint,
    recommendation_id bigint default null,
    ddl text[] default null,
    mode text default 'hypopg',
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
security definer
set search_path = pg_catalog, pg_temp
as $$
-- Writes: advisor.simulation
-- Raises: MU001, MU081, MU092, MU180, MU181, MU185, MU280, MU492
declare
    per_minute bigint := muster.setting_bigint('advisor.simulations_per_minute');
    asked bigint;
    chosen advisor.recommendation;
    indexes text[] := ddl;
    simulation_id bigint;
begin
    if mode is null or mode not in ('hypopg', 'real') then
        raise exception using
            errcode = 'MU001',
            message = 'the mode of the simulation is not known',
            detail = format('It is %L.', mode),
            hint = 'Use hypopg or real.';
    end if;
    if not exists (
        select
        from advisor.statement as s
        where s.statement_id = request_simulation.statement_id
          and s.normalized is not null) then
        perform advisor._raise_no_statement(statement_id);
    end if;
    if mode = 'real' and not exists (
        select
        from advisor.statement as s
        where s.statement_id = request_simulation.statement_id
          and s.kind = 'select') then
        raise exception using
            errcode = 'MU092',
            message = 'only a SELECT is tried in the sandbox',
            detail = format('Statement %s is none.', statement_id),
            hint = 'Use mode hypopg.';
    end if;
    if mode = 'real' and to_regnamespace('muster_sandbox') is null then
        raise exception using
            errcode = 'MU492',
            message = 'the sandbox is not set up',
            hint = 'Run select * from advisor.setup_sandbox(); as the owner of Muster.';
    end if;

    if recommendation_id is not null then
        chosen := advisor._recommendation(recommendation_id);
    elsif indexes is null then
        select r.*
        into chosen
        from advisor.recommendation as r
        join advisor.recommendation_statement as l
          on l.recommendation_id = r.recommendation_id
        where l.statement_id = request_simulation.statement_id
          and r.state in ('open', 'candidate')
          and r.ddl is not null
          and r.kind in ('missing_index', 'composite_index', 'rewrite')
        order by r.state = 'open' desc, l.improvement desc nulls last, r.confidence desc,
                 r.recommendation_id
        limit 1;
    end if;
    indexes := coalesce(indexes, array_remove(array[chosen.ddl], null));
    if cardinality(indexes) = 0 and ddl is null
        or chosen.recommendation_id is not null and ddl is null
            and chosen.kind not in ('missing_index', 'composite_index', 'rewrite') then
        raise exception using
            errcode = 'MU185',
            message = 'there is no index to simulate',
            detail = case
                when recommendation_id is null
                    then format('Statement %s has no advice that makes an index.', statement_id)
                else format('Recommendation %s makes no index.', recommendation_id)
            end,
            hint = 'Pass ddl => array[''create index on ...''], or see advisor.explain_advice().';
    end if;
    if cardinality(indexes) not between 1 and 16
        or exists (
            select
            from unnest(indexes) as u (command)
            where btrim(coalesce(u.command, '')) = '') then
        raise exception using
            errcode = 'MU081',
            message = 'the list of indexes to simulate is not usable',
            detail = format('It has %s entries.', cardinality(indexes)),
            hint = 'Give 1 to 16 CREATE INDEX commands, one in each entry.';
    end if;

    select count(*)
    into asked
    from advisor.simulation as s
    where s.requested_at > at - interval '1 minute'
      and s.requested_at <= at;
    if asked >= per_minute then
        raise exception using
            errcode = 'MU280',
            message = 'too many simulations',
            detail = format(
                '%s were asked for within a minute; %s are allowed.', asked, per_minute),
            hint = 'Wait a moment, or raise the setting advisor.simulations_per_minute.';
    end if;

    insert into advisor.simulation as s
        (statement_id, recommendation_id, ddl, mode, requested_at)
    values
        (statement_id, chosen.recommendation_id, indexes, mode, at)
    returning s.simulation_id
    into simulation_id;
    perform muster.emit_event('advisor_simulation', simulation_id::text);
    return simulation_id;
end
$$;

comment on function
    advisor.request_simulation(bigint, bigint, text[], text, timestamptz) is
'Asks a worker what indexes would bring a statement: those of ddl, else that of the recommendation,
else that of the statement''s best open advice.

mode hypopg: the indexes are hypothetical, and nothing is built or run. mode real: copies of the
statement''s tables are made in the schema muster_sandbox, the indexes are built there, the statement
is run on them with and without, and everything is dropped; only SELECT, and only after
advisor.setup_sandbox().

Returns the key in advisor.simulation, where the result will be. advisor.simulate() asks and waits.

Raises MU180 for an unknown statement or one that could not be parsed, MU181 for an unknown
recommendation, MU185 when there is no index to simulate, MU081 for an unusable list, MU001 for an
unknown mode, MU092 and MU492 when the sandbox cannot be used, MU280 when more were asked for within a minute than advisor.simulations_per_minute.

    select advisor.request_simulation(1);
    select advisor.request_simulation(1, ddl => array[''create index on orders (user_id)'']);
    select advisor.request_simulation(1, mode => ''real'');';

revoke all on function
    advisor.request_simulation(bigint, bigint, text[], text, timestamptz) from public;
