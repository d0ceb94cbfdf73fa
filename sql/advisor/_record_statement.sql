create or replace function advisor._record_statement(
    queryid bigint,
    userid oid,
    dbid oid,
    toplevel boolean,
    fingerprint text,
    kind text,
    normalized text,
    relations text[],
    shape jsonb,
    predicates jsonb,
    at timestamptz default now()
)
returns bigint
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
-- What the worker read out of one pending text. Names of relations are as SQL writes them (quoted
-- where needed), those of predicates are plain; unqualified ones are resolved here, by the
-- search_path of the role that ran the statement. Of shape, SQL reads
--     functions        text[]  every function called, as SQL writes the name
--     has_limit        bool    the outermost block has a LIMIT
--     correlated       bool    a subquery names a column of the query around it
-- predicates is an array of objects with the columns of advisor.predicate as keys, without
-- statement_id and ordinal; the relation_schema and the other_schema may be left out.
-- Returns the statement's key.
-- Writes: advisor.statement, advisor.statement_source, advisor.predicate
-- Raises: MU082, MU180
declare
    source bigint := advisor._source_of(queryid, userid, dbid, toplevel);
    path text[] := advisor._search_path_of(userid, dbid);
    resolved text[];
    unclear text[];
    reason text;
    statement advisor.statement;
    is_new boolean;
begin
    if fingerprint is null or normalized is null or kind is null or relations is null
        or jsonb_typeof(shape) is distinct from 'object'
        or jsonb_typeof(predicates) is distinct from 'array' then
        raise exception using
            errcode = 'MU082',
            message = 'the record of a statement is incomplete',
            hint = 'Give fingerprint, kind, normalized, relations, an object as shape and an array '
                'as predicates.';
    end if;

    select coalesce(
               array_agg(
                   case
                       when r.relid is null then r.name
                       else format('%I.%I', r.schema_name, r.relation_name)
                   end
                   order by r.name),
               '{}'),
           coalesce(array_agg(r.name order by r.name) filter (where r.candidates > 1), '{}')
    into resolved, unclear
    from advisor._resolve_relations(relations, path) as r;
    reason := advisor._exclusion_reason(
        relations,
        array(
            select f.name
            from jsonb_array_elements_text(
                case
                    when jsonb_typeof(shape -> 'functions') = 'array' then shape -> 'functions'
                end) as f (name)),
        path);

    insert into advisor.statement as s
        (fingerprint, kind, normalized, relations, ambiguous, shape, is_excluded, exclusion_reason,
         first_seen_at, last_seen_at)
    values
        (fingerprint, kind, normalized, resolved, unclear, shape, reason is not null, reason,
         at, at)
    on conflict on constraint statement_fingerprint_key do update
    set last_seen_at = greatest(s.last_seen_at, excluded.last_seen_at),
        -- The same text run with another search_path may mean other tables. The first meaning
        -- stays, and the names that differ are said to be ambiguous.
        ambiguous = case
            when s.relations = excluded.relations then s.ambiguous
            else array(
                select distinct u.name
                from (
                    select unnest(s.ambiguous || excluded.ambiguous)
                    union all
                    (select unnest(excluded.relations) except select unnest(s.relations))
                ) as u (name)
                order by u.name)
        end
    returning s.*
    into statement;
    is_new := not exists (
        select from advisor.predicate as p where p.statement_id = statement.statement_id)
        and not exists (
            select
            from advisor.statement_source as o
            where o.statement_id = statement.statement_id);

    update advisor.statement_source as s
    set statement_id = statement.statement_id,
        state = case when statement.is_excluded then 'excluded' else 'parsed' end,
        search_path = path
    where s.source_id = source;
    if statement.is_excluded then
        delete from advisor.statement_sample as m where m.source_id = source;
    elsif is_new then
        perform advisor._record_predicates(statement.statement_id, predicates, path);
    end if;
    return statement.statement_id;
end
$$;

revoke all on function
    advisor._record_statement(
        bigint, oid, oid, boolean, text, text, text, text[], jsonb, jsonb, timestamptz)
    from public;
