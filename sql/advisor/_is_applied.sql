create or replace function advisor._is_applied(evidence jsonb)
returns boolean
language sql
stable
set search_path = pg_catalog, pg_temp
as $$
    -- Whether what a finding asked for is there: the index made, or the one to drop gone.
    select case
        when $1 ? 'method' then exists (
            select
            from advisor.table_fact as t
            where format('%I.%I', t.schema_name, t.table_name) = $1 ->> 'relation'
              and advisor._variant_present(
                  t.relid, $1 ->> 'method',
                  array(select jsonb_array_elements_text($1 -> 'keys')),
                  array(select jsonb_array_elements_text($1 -> 'include')),
                  $1 ->> 'predicate') is not null)
        when $1 ? 'keys' then exists (
            select
            from advisor.index_fact as i
            cross join lateral (
                select advisor._plain_keys(
                    array(select jsonb_array_elements_text($1 -> 'keys'))) as wanted
            ) as w
            where format('%I.%I', i.schema_name, i.table_name) = $1 ->> 'relation'
              and i.is_valid
              and (advisor._plain_keys(i.columns))[1:cardinality(w.wanted)] = w.wanted)
        when $1 ? 'index' then not exists (
            select
            from advisor.index_fact as i
            where format('%I.%I', i.schema_name, i.table_name) = $1 ->> 'relation'
              and i.index_name = $1 ->> 'index')
        else false
    end
$$;

revoke all on function advisor._is_applied(jsonb) from public;
