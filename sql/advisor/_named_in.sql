create or replace function advisor._named_in(question text)
returns table (kind text, schema_name text, name text)
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- The tables and indexes that a question names, with or without their schema.
    with word as (
        select distinct rtrim(w, '.') as name
        from regexp_split_to_table(lower($1), '[^[:alnum:]_.$]+') as w
    )
    select 'index', i.schema_name, i.index_name
    from advisor.index_fact as i
    where lower(i.index_name) in (select w.name from word as w)
       or lower(i.schema_name || '.' || i.index_name) in (select w.name from word as w)
    union all
    select 'table', t.schema_name, t.table_name
    from advisor.table_fact as t
    where lower(t.table_name) in (select w.name from word as w)
       or lower(t.schema_name || '.' || t.table_name) in (select w.name from word as w)
    order by 1, 2, 3
$$;

revoke all on function advisor._named_in(text) from public;
