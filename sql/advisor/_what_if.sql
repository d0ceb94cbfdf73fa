create or replace function advisor._what_if(query text, ddl text[], search_path text)
returns table (
    variant text,
    total_cost double precision,
    improvement_pct numeric,
    indexes_used text[],
    plan jsonb
)
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- Raises: MU080, MU081, MU484
declare
    place text := advisor._extension_schema('hypopg');
    -- Each index by itself, and, where there are several, all of them.
    trials integer := cardinality(ddl) + (cardinality(ddl) > 1)::integer;
    trial_plan jsonb;
    base_cost double precision;
begin
    if btrim(coalesce(query, '')) = '' then
        raise exception using
            errcode = 'MU080',
            message = 'there is no query',
            hint = 'Give one SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES.';
    end if;
    if not advisor._is_one_command('prepare muster as select 1', 'prepare muster as ' || query) then
        raise exception using
            errcode = 'MU080',
            message = 'the query is not one statement that can be planned',
            hint = 'Give one SELECT, INSERT, UPDATE, DELETE, MERGE or VALUES.';
    end if;
    if exists (
        select
        from unnest(ddl) as u (command)
        where u.command is null
           or not advisor._is_one_command(
               'create index on pg_catalog.pg_class (relname)', u.command)) then
        raise exception using
            errcode = 'MU081',
            message = 'not one CREATE INDEX command',
            hint = 'Give each index as an argument of its own.';
    end if;
    if cardinality(ddl) > 0 and place is null then
        raise exception using
            errcode = 'MU484',
            message = 'HypoPG is not installed in this database',
            hint = 'Run: create extension hypopg;';
    end if;

    for trial in 0 .. trials loop
        trial_plan := advisor._plan_trial(
            query,
            case
                when trial = 0 then '{}'
                when trial > cardinality(ddl) then ddl
                else ddl[trial:trial]
            end,
            search_path, place);
        variant := case
            when trial = 0 then 'as it is'
            when trial > cardinality(ddl) then 'all of them'
            else ddl[trial]
        end;
        total_cost := (trial_plan #>> '{Plan,Total Cost}')::double precision;
        base_cost := coalesce(base_cost, total_cost);
        improvement_pct := advisor._improvement_pct(base_cost, total_cost);
        indexes_used := array(
            select distinct n.name
            from (
                select coalesce(
                           trial_plan #>> array['Hypothetical', i.name #>> '{}'], i.name #>> '{}')
                from jsonb_path_query(trial_plan -> 'Plan', 'strict $.**."Index Name"') as i (name)
            ) as n (name)
            order by n.name);
        plan := trial_plan - 'Hypothetical';
        return next;
    end loop;
end
$$;

revoke all on function advisor._what_if(text, text[], text) from public;
